package io.appservices.testkit.docs;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands for what the readers of the documentation test: something that logs in. */
public final class MyLogin {

  private final HttpClient http = HttpClient.newHttpClient();
  private final String api;
  private final String clientAppId;
  private String accessToken;
  private String refreshToken;

  public MyLogin(String baseUrl, String clientAppId) {
    this.api = baseUrl + "/api/client/v2.0";
    this.clientAppId = clientAppId;
  }

  /** Logs in; the error code, or nothing if it went well. */
  public String errorOf(String email, String password) {
    return logIn(
        "local-userpass", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
  }

  /** Logs in with Google; the error code, or nothing if it went well. */
  public String errorOfGoogle(String idToken) {
    return logIn("oauth2-google", "{\"id_token\":\"%s\"}".formatted(idToken));
  }

  public String errorOfKey(String key) {
    return logIn("api-key", "{\"key\":\"%s\"}".formatted(key));
  }

  public void register(String email, String password) {
    String body = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
    post("/auth/providers/local-userpass/register", body);
  }

  public void confirm(String token, String tokenId) {
    String body = "{\"token\":\"%s\",\"tokenId\":\"%s\"}".formatted(token, tokenId);
    post("/auth/providers/local-userpass/confirm", body);
  }

  private String logIn(String provider, String body) {
    String answer = post("/auth/providers/" + provider + "/login", body).body();
    accessToken = field(answer, "access_token");
    refreshToken = field(answer, "refresh_token");
    return field(answer, "error_code");
  }

  private HttpResponse<String> post(String path, String body) {
    return send(
        request("/app/" + clientAppId + path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  public int profileStatus() {
    return send(request("/auth/profile").header("Authorization", "Bearer " + accessToken).build())
        .statusCode();
  }

  /** Asks for a new access token, and goes on with it; the status. */
  public int refreshStatus() {
    HttpResponse<String> answer =
        send(
            request("/auth/session")
                .header("Authorization", "Bearer " + refreshToken)
                .POST(BodyPublishers.noBody())
                .build());
    if (answer.statusCode() == 201) {
      accessToken = field(answer.body(), "access_token");
    }
    return answer.statusCode();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(api + path));
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String field(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
    return matcher.find() ? matcher.group(1) : "";
  }
}
