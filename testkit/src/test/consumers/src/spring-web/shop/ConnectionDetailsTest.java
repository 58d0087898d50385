package shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.testkit.AppServicesExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import shop.ShopApplication.Logins;

@SpringBootTest
class ConnectionDetailsTest {

  @RegisterExtension
  static final AppServicesExtension appServices =
      AppServicesExtension.shared(
          EmulatorConfig.builder().apps(a -> a.clientAppId("shop-abcde")).build());

  // snippet: bean
  @TestConfiguration(proxyBeanMethods = false)
  static class Emulator {

    @Bean
    AppServicesConnectionDetails appServices() {
      return new AppServicesConnectionDetails() {
        @Override
        public String baseUrl() {
          return appServices.emulator().baseUrl();
        }

        @Override
        public String clientAppId() {
          return "shop-abcde";
        }
      };
    }
  }

  // end

  @Test
  void aUserLogsIn(@Autowired Logins logins) {
    appServices.app().users().create("bob@example.com", "correct horse");

    assertThat(logins.logIn("bob@example.com", "correct horse")).isEqualTo(200);
  }
}
