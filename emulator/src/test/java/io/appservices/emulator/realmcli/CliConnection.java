package io.appservices.emulator.realmcli;

import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.ejson.EjsonException;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/**
 * How realm-cli calls the Admin API (realm-cli {@code internal/cloud/realm/client.go}): it keeps
 * the two tokens of its login, refreshes once when an answer has the code {@code InvalidSession},
 * and takes any status but the one that it knows for an error.
 */
final class CliConnection {

  private static final String PREFIX = "/api/admin/v3.0";

  private final String baseUrl;
  private final List<String> calls = new ArrayList<>();
  private String accessToken = "";
  private String refreshToken = "";

  CliConnection(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  /** {@code login} with a key pair, or with the account of a local server. */
  void logIn(String provider, Document credentials) {
    Response answer =
        once("POST", "/auth/providers/" + provider + "/login", Ejson.relaxed(credentials), null);
    Document session = json(expect("authenticate", 200, answer)).document();
    accessToken = session.getString("access_token");
    refreshToken = session.getString("refresh_token");
  }

  /** What it sent since the last time it was asked: methods and paths below the Admin API. */
  List<String> takeCalls() {
    List<String> taken = List.copyOf(calls);
    calls.clear();
    return taken;
  }

  /** A call that has to be answered with JSON. */
  Response read(String action, int status, String method, String path, Document body) {
    return json(call(action, status, method, path, body));
  }

  /** A call whose answer is not looked into. */
  Response call(String action, int status, String method, String path, Document body) {
    byte[] bytes = body == null ? null : Ejson.relaxed(body);
    Response answer = once(method, path, bytes, accessToken);
    if (errorCode(answer).equals("InvalidSession")) {
      refresh();
      answer = once(method, path, bytes, accessToken);
    }
    return expect(action, status, answer);
  }

  private void refresh() {
    Response answer = once("POST", "/auth/session", null, refreshToken);
    if (answer.status() != 201) {
      throw new CliError("invalid session", "InvalidSession");
    }
    accessToken = json(answer).string("access_token");
  }

  private Response once(String method, String path, byte[] body, String token) {
    calls.add(method + " " + path);
    List<String> headers = new ArrayList<>(List.of("X-BAAS-Request-Origin", "mongodb-baas-cli"));
    if (body != null) {
      headers.addAll(List.of("Content-Type", "application/json"));
    }
    if (token != null) {
      headers.addAll(List.of("Authorization", "Bearer " + token));
    }
    return Http.send(method, baseUrl + PREFIX + path, body, headers.toArray(String[]::new));
  }

  private static Response expect(String action, int status, Response answer) {
    if (answer.status() / 100 != 2) {
      throw serverError(answer);
    }
    if (answer.status() != status) {
      throw new CliError("failed to " + action + ": unexpected status code " + answer.status());
    }
    if (status == 204 && !answer.body().isEmpty()) {
      throw new CliError("a 204 with a body");
    }
    return answer;
  }

  /** An empty body makes it show the status, and one that is no JSON is shown as it is. */
  private static CliError serverError(Response answer) {
    if (answer.body().isEmpty()) {
      return new CliError(String.valueOf(answer.status()));
    }
    try {
      return new CliError(answer.string("error"), errorCode(answer));
    } catch (EjsonException e) {
      return new CliError(answer.body());
    }
  }

  private static String errorCode(Response answer) {
    if (answer.status() / 100 == 2 || !answer.body().startsWith("{")) {
      return "";
    }
    return answer.document().get("error_code") instanceof String code ? code : "";
  }

  private static Response json(Response answer) {
    if (!"application/json".equals(answer.header("Content-Type"))) {
      throw new CliError("content type " + answer.header("Content-Type"));
    }
    return answer;
  }
}
