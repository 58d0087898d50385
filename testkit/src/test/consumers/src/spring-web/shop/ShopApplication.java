package shop;

import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** An application that logs its users in by App Services. */
@SpringBootApplication
class ShopApplication {

  /** Where App Services is: as a bean says, or else as properties say. */
  @Bean
  Logins logins(ObjectProvider<AppServicesConnectionDetails> details, Environment properties) {
    AppServicesConnectionDetails found = details.getIfAvailable();
    return found != null
        ? new Logins(found.baseUrl(), found.clientAppId())
        : new Logins(
            properties.getRequiredProperty("shop.app-services.base-url"),
            properties.getRequiredProperty("shop.app-services.app-id"));
  }

  static final class Logins {

    private final RestClient client;

    Logins(String baseUrl, String clientAppId) {
      client = RestClient.create(baseUrl + "/api/client/v2.0/app/" + clientAppId);
    }

    int logIn(String email, String password) {
      return client
          .post()
          .uri("/auth/providers/local-userpass/login")
          .contentType(MediaType.APPLICATION_JSON)
          .body(Map.of("username", email, "password", password))
          .exchange((request, response) -> response.getStatusCode().value());
    }
  }
}
