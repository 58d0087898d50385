package io.appservices.emulator.flows;

import static io.appservices.emulator.flows.ErrorRow.row;
import static io.appservices.emulator.flows.ErrorScene.done;

import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** How calls with a token, or with none, are refused. */
final class SessionErrors {

  private static final String BEARER = "expected Authorization header with JWT (Bearer schema)";
  private static final String UNKNOWN = "invalid session: failed to find refresh token";

  private SessionErrors() {}

  static List<ErrorRow> rows() {
    List<ErrorRow> rows = new ArrayList<>(bearers());
    for (String method : List.of("POST", "DELETE")) {
      rows.add(
          unknown(
              method + " session: logged out",
              method,
              (s, u) -> s.client().logOut(u.refreshToken())));
      rows.add(
          unknown(method + " session: revoked", method, (s, u) -> s.admin().revoke(u.userId())));
      rows.add(
          unknown(
                  method + " session: user disabled",
                  method,
                  (s, u) -> s.admin().disable(u.userId()))
              .inferred("text"));
      rows.add(
          unknown(
              method + " session: user deleted",
              method,
              (s, u) -> s.client().deleteUser(u.accessToken())));
      rows.add(
          row(
                  method + " session: an access token",
                  401,
                  null,
                  "invalid refresh token: incorrect token type",
                  s -> s.client().send(method, "/auth/session", s.user().accessToken(), null))
              .inferred("code"));
    }
    return rows;
  }

  private static List<ErrorRow> bearers() {
    return List.of(
        row(
                "unknown app",
                404,
                null,
                "cannot find app using Client App ID 'nope-abcde'",
                s -> s.client().send("GET", "/app/nope-abcde/location", null, null))
            .inferred("no code")
            .ofNoApp(),
        row(
                "api_keys: no Authorization",
                401,
                null,
                "must authenticate first",
                s -> s.client().send("GET", "/auth/api_keys", null, null))
            .inferred("status")
            .ofNoApp(),
        row(
                "api_keys: empty bearer",
                401,
                null,
                BEARER,
                s -> s.client().send("GET", "/auth/api_keys", "", null))
            .inferred("status")
            .ofNoApp(),
        row(
                "api_keys: no bearer",
                401,
                null,
                BEARER,
                s ->
                    s.client()
                        .send("GET", "/auth/api_keys", null, null, "Authorization", "Basic eA=="))
            .inferred("status")
            .ofNoApp(),
        row(
                "profile: garbage",
                401,
                "InvalidSession",
                "unauthorized",
                s -> s.client().profile("garbage"))
            .was("signature is invalid")
            .inferred("code, the old text")
            .ofNoApp(),
        row(
                "profile: expired",
                401,
                "InvalidSession",
                "invalid session: access token expired",
                SessionErrors::expired)
            .inferred("text"),
        row(
                "session: never issued",
                401,
                "InvalidSession",
                UNKNOWN,
                s -> s.client().refresh("garbage"))
            .ofNoApp(),
        row(
                "link: a user of another app",
                401,
                "UserAppDomainMismatch",
                "user and app are of different domains",
                SessionErrors::stranger)
            .inferred("status, text"));
  }

  private static ErrorRow unknown(
      String cause, String method, BiFunction<ErrorScene, Tokens, Response> end) {
    return row(
        cause,
        401,
        "InvalidSession",
        UNKNOWN,
        s -> {
          Tokens user = s.user();
          done(end.apply(s, user), 204);
          return s.client().send(method, "/auth/session", user.refreshToken(), null);
        });
  }

  private static Response expired(ErrorScene s) {
    Tokens user = s.user();
    s.app().emulator().clock().advance(Duration.ofMinutes(30));
    return s.client().profile(user.accessToken());
  }

  private static Response stranger(ErrorScene s) {
    String stranger = ErrorScene.on(s.app().emulator()).user().accessToken();
    return s.client().link(stranger, "local-userpass", Map.of());
  }
}
