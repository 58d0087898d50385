package io.appservices.emulator;

import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.ejson.Ejson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.bson.Document;

/** The few calls that races are made of. */
final class RaceClient {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String baseUrl;
  private final EmulatedApp app;
  private final String adminToken;

  /** A client of an app, logged in to the Admin API already, so that no race waits for that. */
  RaceClient(String baseUrl, EmulatedApp app, String adminToken) {
    this.baseUrl = baseUrl;
    this.app = app;
    this.adminToken = adminToken;
  }

  /** Logs in to the Admin API. */
  static String adminToken(AppServicesEmulator emulator) {
    Document keys =
        new Document("username", EmulatorConfig.DEFAULT_PUBLIC_KEY)
            .append("apiKey", EmulatorConfig.DEFAULT_PRIVATE_KEY);
    String path = "/api/admin/v3.0/auth/providers/mongodb-cloud/login";
    return new RaceClient(emulator.baseUrl(), emulator.app(), "")
        .send("POST", path, "", keys.toJson())
        .text("access_token");
  }

  /** A status and a body, which is empty where the answer has none. */
  record Answer(int status, Document body) {
    /** A text of the body; the empty text if it is not there. */
    String text(String name) {
      return body.getOrDefault(name, "").toString();
    }
  }

  Answer register(String email, String password) {
    return userpass("register", new Document("email", email).append("password", password));
  }

  Answer logIn(String email, String password) {
    return userpass("login", new Document("username", email).append("password", password));
  }

  Answer refresh(Answer login) {
    return call("POST", "/auth/session", login.text("refresh_token"), "");
  }

  /** Whether a token that an answer holds still opens anything; false if it holds none. */
  boolean isAlive(Answer answer) {
    String access = answer.text("access_token");
    return !access.isEmpty() && call("GET", "/auth/profile", access, "").status() == 200
        || !answer.text("refresh_token").isEmpty() && refresh(answer).status() == 201;
  }

  /** A call of the client API with a bearer. */
  Answer call(String method, String path, String token, String body) {
    return send(method, "/api/client/v2.0" + path, token, body);
  }

  /** A call of the Admin API on a user. */
  Answer admin(String method, String userId, String operation) {
    String path = "/groups/%s/apps/%s/users/%s".formatted(app.groupId(), app.id(), userId);
    return send(method, "/api/admin/v3.0" + path + operation, adminToken, "");
  }

  private Answer userpass(String operation, Document body) {
    String path = "/app/" + app.clientAppId() + "/auth/providers/local-userpass/" + operation;
    return call("POST", path, "", body.toJson());
  }

  private Answer send(String method, String path, String token, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + path))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      boolean document = response.body().startsWith("{");
      return new Answer(
          response.statusCode(), document ? Ejson.parseDocument(response.body()) : new Document());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
