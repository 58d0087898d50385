package shop;

// snippet: properties
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.testkit.AppServicesExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import shop.ShopApplication.Logins;

@SpringBootTest
class PropertiesTest {

  @RegisterExtension
  static final AppServicesExtension appServices =
      AppServicesExtension.shared(
          EmulatorConfig.builder().apps(a -> a.clientAppId("shop-abcde")).build());

  @DynamicPropertySource
  static void appServices(DynamicPropertyRegistry registry) {
    registry.add("shop.app-services.base-url", () -> appServices.emulator().baseUrl());
    registry.add("shop.app-services.app-id", () -> "shop-abcde");
  }

  @Test
  void aDisabledUserStaysOut(@Autowired Logins logins) {
    appServices.app().users().create("ada@example.com", "correct horse");
    assertThat(logins.logIn("ada@example.com", "correct horse")).isEqualTo(200);

    appServices.app().users().disable("ada@example.com");

    assertThat(logins.logIn("ada@example.com", "correct horse")).isEqualTo(401);
  }
}
// end
