package shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import shop.ShopApplication.Logins;

@SpringBootTest
class ServiceConnectionTest {

  @TestConfiguration(proxyBeanMethods = false)
  static class Containers {

    @Bean
    @ServiceConnection
    InProcessContainer appServices() {
      return new InProcessContainer();
    }
  }

  @Test
  void theDetailsAreThoseOfTheContainer(
      @Autowired Logins logins,
      @Autowired AppServicesConnectionDetails details,
      @Autowired InProcessContainer container) {
    assertThat(details.baseUrl()).isEqualTo(container.getBaseUrl());
    assertThat(details.clientAppId()).isEqualTo("myapp-abcde");
    container.emulator().app().users().create("ada@example.com", "correct horse");

    assertThat(logins.logIn("ada@example.com", "correct horse")).isEqualTo(200);
  }
}
