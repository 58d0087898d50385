package io.appservices.testkit.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.appservices.emulator.EmulatedApp;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApplicationContextTest extends ApplicationTest {

  private static final Map<String, Object> PROPERTIES = new HashMap<>();

  static {
    properties((name, value) -> PROPERTIES.put(name, value.get()));
  }

  @Test
  void theApplicationWasToldTheAddressOfTheEmulator(EmulatedApp app) {
    String baseUrl = (String) PROPERTIES.get("shop.app-services-url");
    app.createUser("user@example.com", "correct horse");

    MyLogin login = new MyLogin(baseUrl, app.clientAppId());
    assertEquals("", login.errorOf("user@example.com", "correct horse"));
  }
}
