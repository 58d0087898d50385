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
final class MyLogin {

  private final HttpClient http = HttpClient.newHttpClient();
  private final String api;
  private final String clientAppId;
  private String accessToken;

  MyLogin(String baseUrl, String clientAppId) {
    this.api = baseUrl + "/api/client/v2.0";
    this.clientAppId = clientAppId;
  }

  /** Logs in; the error code, or nothing if it went well. */
  String errorOf(String email, String password) {
    return logIn(
        "local-userpass", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
  }

  /** Logs in with Google; the error code, or nothing if it went well. */
  String errorOfGoogle(String idToken) {
    return logIn("oauth2-google", "{\"id_token\":\"%s\"}".formatted(idToken));
  }

  String errorOfKey(String key) {
    return logIn("api-key", "{\"key\":\"%s\"}".formatted(key));
  }

  void register(String email, String password) {
    String body = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
    post("/auth/providers/local-userpass/register", body);
  }

  void confirm(String token, String tokenId) {
    String body = "{\"token\":\"%s\",\"tokenId\":\"%s\"}".formatted(token, tokenId);
    post("/auth/providers/local-userpass/confirm", body);
  }

  private String logIn(String provider, String body) {
    String answer = post("/auth/providers/" + provider + "/login", body).body();
    accessToken = field(answer, "access_token");
    return field(answer, "error_code");
  }

  private HttpResponse<String> post(String path, String body) {
    return send(
        request("/app/" + clientAppId + path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  int profileStatus() {
    return send(request("/auth/profile").header("Authorization", "Bearer " + accessToken).build())
        .statusCode();
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
