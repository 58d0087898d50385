package consumer;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Logs users in by App Services. */
@Singleton
public class Logins {

  private final URI login;

  public Logins(
      @Value("${app-services.base-url}") String baseUrl,
      @Value("${app-services.app-id}") String appId) {
    login =
        URI.create(
            baseUrl + "/api/client/v2.0/app/" + appId + "/auth/providers/local-userpass/login");
  }

  public int logIn(String email, String password) throws IOException, InterruptedException {
    String body = "{\"username\":\"" + email + "\",\"password\":\"" + password + "\"}";
    HttpRequest request =
        HttpRequest.newBuilder(login)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
  }
}
