package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.appservices.emulator.EmulatedApp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What every kind of project does with the emulator: a login, and calls that write and read data.
 */
public final class AppClient {

  private final HttpClient http = HttpClient.newHttpClient();
  private final String app;
  private String accessToken = "";

  public AppClient(String baseUrl, String clientAppId) {
    this.app = baseUrl + "/api/client/v2.0/app/" + clientAppId;
  }

  /** Makes a user, logs in as it and stores a document of its own. */
  public static void use(String baseUrl, EmulatedApp app) {
    app.createUser("user@example.com", "correct horse");
    AppClient client = new AppClient(baseUrl, app.clientAppId());
    client.logIn("user@example.com", "correct horse");
    client.insert("tea");
    client.assertFinds("tea");
  }

  public void logIn(String email, String password) {
    String body = "{\"username\":\"" + email + "\",\"password\":\"" + password + "\"}";
    String answer = post("/auth/providers/local-userpass/login", body);
    Matcher token = Pattern.compile("\"access_token\":\"([^\"]*)\"").matcher(answer);
    assertTrue(token.find(), answer);
    accessToken = token.group(1);
  }

  public void insert(String name) {
    call("insertOne", "\"document\":{\"name\":\"" + name + "\"}");
  }

  public void assertFinds(String name) {
    String found = call("find", "\"query\":{\"name\":\"" + name + "\"}");
    assertTrue(found.contains("\"" + name + "\""), found);
  }

  private String call(String operation, String arguments) {
    String body =
        "{\"name\":\"%s\",\"service\":\"mongodb-atlas\",\"arguments\":[{\"database\":\"shop\",\"collection\":\"goods\",%s}]}";
    return post("/functions/call", String.format(body, operation, arguments));
  }

  private String post(String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(app + path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + accessToken)
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      assertEquals(200, response.statusCode(), response.body());
      return response.body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
