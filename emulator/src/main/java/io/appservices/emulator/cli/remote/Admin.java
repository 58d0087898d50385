package io.appservices.emulator.cli.remote;

import io.appservices.emulator.cli.terminal.CommandException;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.option.Credentials.KeyPair;
import io.appservices.emulator.option.OperatorOptions;
import java.net.http.HttpRequest;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The Admin API of one app, called with the key pair of an operator. */
public final class Admin {

  private static final String BASE = "/api/admin/v3.0";
  private static final int UNAUTHORIZED = 401;
  private static final String KEY_VARIABLE = OperatorOptions.KEY.variable();

  private final Server server;
  private final App app;
  private final String token;

  private Admin(Server server, App app, String token) {
    this.server = server;
    this.app = app;
    this.token = token;
  }

  /** Logs in. */
  public static Admin of(Server server, App app, KeyPair key) {
    Document login = new Document("username", key.publicKey()).append("apiKey", key.privateKey());
    HttpRequest.Builder request =
        server.request(
            "POST",
            BASE + "/auth/providers/mongodb-cloud/login",
            Ejson.relaxed(login),
            Server.JSON);
    Document answer = accepted(server.send(request)).document();
    return new Admin(server, app, Documents.text(answer, "access_token"));
  }

  private static Answer accepted(Answer login) {
    try {
      return login.orRefused();
    } catch (CommandException e) {
      throw login.status() == UNAUTHORIZED
          ? CommandException.failed(
              e.getMessage() + "; the key pair is that of --admin-key, or of " + KEY_VARIABLE)
          : e;
    }
  }

  public App app() {
    return app;
  }

  public Answer get(String path) {
    return send("GET", path, null);
  }

  public Answer put(String path) {
    return send("PUT", path, null);
  }

  public Answer post(String path) {
    return send("POST", path, null);
  }

  public Answer delete(String path) {
    return send("DELETE", path, null);
  }

  public Answer send(String method, String path, @Nullable Document body) {
    return answer(method, path, body).orRefused();
  }

  /** Returns the answer, whatever it is, to a call below the path of the app. */
  public Answer answer(String method, String path, @Nullable Document body) {
    String whole = BASE + "/groups/" + app.groupId() + "/apps/" + app.id() + path;
    byte @Nullable [] bytes = body == null ? null : Ejson.canonical(body);
    return server.send(
        server
            .request(method, whole, bytes, Server.JSON)
            .header("Authorization", "Bearer " + token));
  }
}
