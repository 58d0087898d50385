package consumer;

// snippet: micronaut
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.testkit.AppServicesExtension;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MicronautAppTest implements TestPropertyProvider {

  @RegisterExtension
  static final AppServicesExtension appServices =
      AppServicesExtension.shared(
          EmulatorConfig.builder().apps(a -> a.clientAppId("shop-abcde")).build());

  @Inject Logins logins;

  @Override
  public Map<String, String> getProperties() {
    return Map.of(
        "app-services.base-url",
        appServices.emulator().baseUrl(),
        "app-services.app-id",
        "shop-abcde");
  }

  @Test
  void aDisabledUserStaysOut() throws Exception {
    appServices.app().users().create("ada@example.com", "correct horse");
    assertEquals(200, logins.logIn("ada@example.com", "correct horse"));

    appServices.app().users().disable("ada@example.com");

    assertEquals(401, logins.logIn("ada@example.com", "correct horse"));
  }
}
// end
