package io.appservices.testkit.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.appservices.emulator.api.AccessTokenRevocation;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.testkit.AppServicesExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

// snippet: extension
class ShortTokensTest {

  @RegisterExtension
  final AppServicesExtension appServices =
      AppServicesExtension.with(
          EmulatorConfig.builder()
              .behaviour(b -> b.accessTokenRevocation(AccessTokenRevocation.AT_EXPIRY))
              .build());

  @Test
  void anAccessTokenLastsHalfAnHour() {
    appServices.app().createUser("user@example.com", "correct horse");
    MyLogin login = new MyLogin(appServices.emulator().baseUrl(), appServices.app().clientAppId());
    login.errorOf("user@example.com", "correct horse");

    appServices.emulator().clock().advance(Duration.ofMinutes(31));

    assertEquals(401, login.profileStatus());
  }
}
// end
