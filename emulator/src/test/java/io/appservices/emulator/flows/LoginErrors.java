package io.appservices.emulator.flows;

import static io.appservices.emulator.flows.ErrorRow.row;
import static io.appservices.emulator.flows.ErrorScene.EMAIL;
import static io.appservices.emulator.flows.ErrorScene.PASSWORD;
import static io.appservices.emulator.flows.ErrorScene.done;

import io.appservices.emulator.testing.Jwt;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** How logins and links are refused. */
final class LoginErrors {

  private static final String WRONG = "invalid username/password";
  private static final String KEY = "invalid API key";
  private static final String TAKEN = "a user already exists with the specified provider";

  private LoginErrors() {}

  static List<ErrorRow> rows() {
    return List.of(
        row("login: wrong password", 401, "InvalidPassword", "unauthorized", LoginErrors::wrong)
            .was(WRONG),
        row("login: unknown email", 401, "InvalidPassword", "unauthorized", ErrorScene::logIn)
            .was(WRONG),
        row("login: deleted user", 401, "InvalidPassword", "unauthorized", LoginErrors::deleted)
            .was(WRONG),
        row("login: unconfirmed", 401, "AuthError", "unauthorized", s -> s.pending().logIn())
            .was("confirmation required")
            .inferred("status"),
        row("login: unknown key", 401, "AuthError", "unauthorized", s -> key(s, "nobody's"))
            .was(KEY),
        row("login: deleted user key", 401, "AuthError", "unauthorized", s -> userKey(s, "DELETE"))
            .was(KEY),
        row("login: disabled user key", 401, "AuthError", "unauthorized", s -> userKey(s, "PUT"))
            .was(KEY),
        row("login: deleted server key", 401, "AuthError", "unauthorized", s -> server(s, "DELETE"))
            .was(KEY),
        row("login: disabled server key", 401, "AuthError", "unauthorized", s -> server(s, "PUT"))
            .was(KEY),
        row("login: token badly signed", 401, "AuthError", "unauthorized", s -> jwt(s, "{app}", 1))
            .was("invalid custom auth token: signature is invalid")
            .inferred("code"),
        row("login: token for others", 401, "AuthError", "unauthorized", s -> jwt(s, "other", 0))
            .was("invalid custom auth token: '{app}' not found in 'aud' claim")
            .inferred("code"),
        row(
                "login: garbage for Facebook",
                401,
                "InvalidSession",
                "unauthorized",
                LoginErrors::oauth)
            .was("the access token is unknown or expired")
            .inferred("the old text"),
        row("login: Google for others", 401, "AuthError", "unauthorized", LoginErrors::google)
            .was("invalid id token: 'aud' must be a string containing the client_id"),
        row("login: garbage for Apple", 401, "AuthError", "unauthorized", LoginErrors::noIdToken)
            .was("token contains an invalid number of segments")
            .inferred("status"),
        row("login: provider absent", 401, "InvalidSession", "unauthorized", LoginErrors::absent)
            .was("authentication via 'custom-function' is unsupported")
            .inferred("status, code"),
        row("login: provider disabled", 401, "InvalidSession", "unauthorized", LoginErrors::off)
            .was("authentication via 'local-userpass' is unsupported")
            .inferred("status, code"),
        row("login: function throws", 401, "AuthError", "on purpose", LoginErrors::function)
            .was("Error: on purpose"),
        row("login: user disabled", 401, "UserDisabled", "user disabled", LoginErrors::disabled)
            .inferred("status, text"),
        row("link: another's identity", 401, "InvalidSession", "unauthorized", LoginErrors::taken)
            .was(TAKEN)
            .inferred("code"),
        row("link: second email", 500, "InternalServerError", "unauthorized", LoginErrors::second)
            .was("linking a local-userpass identity is not allowed when one is already linked"),
        row(
                "link: another's API key",
                400,
                "InvalidParameter",
                "invalid user link request",
                LoginErrors::foreignKey)
            .inferred("status"),
        row("link: anonymous", 500, "InternalServerError", "unauthorized", LoginErrors::anonymous)
            .was("linking an anonymous identity is not allowed"));
  }

  private static Response wrong(ErrorScene s) {
    s.user();
    return s.client().logIn(EMAIL, "Password");
  }

  private static Response deleted(ErrorScene s) {
    done(s.admin().delete(s.user().userId()), 204);
    return s.logIn();
  }

  private static Response key(ErrorScene s, String key) {
    return s.client().logInWithKey(key);
  }

  private static Response userKey(ErrorScene s, String method) {
    Tokens user = s.user();
    Document key = s.key(user, "key");
    done(s.onKey(user, method, key.get("_id") + (method.equals("PUT") ? "/disable" : "")), 204);
    return key(s, key.getString("key"));
  }

  private static Response server(ErrorScene s, String method) {
    Document key = s.serverKey("key");
    String path = "/api_keys/" + key.get("_id") + (method.equals("PUT") ? "/disable" : "");
    done(s.admin().onApp(method, path, null), 204);
    return key(s, key.getString("key"));
  }

  private static Response jwt(ErrorScene s, String audience, int wrongKey) {
    Document claims =
        new Document("sub", "somebody")
            .append("aud", audience.replace("{app}", s.app().emulated().clientAppId()))
            .append("exp", s.app().emulator().clock().seconds() + 60);
    byte[] secret = (ErrorScene.SECRET + "x".repeat(wrongKey)).getBytes(StandardCharsets.UTF_8);
    String token = new Jwt(new Document("alg", "HS256"), claims, "").signedWith(secret);
    return s.customTokens().client().logInWith("custom-token", Map.of("token", token));
  }

  private static Response oauth(ErrorScene s) {
    s.admin().addProvider("oauth2-facebook", new Document());
    return s.client().logInWith("oauth2-facebook", Map.of("accessToken", "garbage"));
  }

  private static Response noIdToken(ErrorScene s) {
    s.admin().addProvider("oauth2-apple", new Document());
    return s.client().logInWith("oauth2-apple", Map.of("id_token", "not-a-jwt"));
  }

  private static Response google(ErrorScene s) {
    Document config = new Document("clientId", "mine");
    s.admin().addProvider("oauth2-google", new Document("config", config));
    String token = s.app().emulator().oauth().idToken("oauth2-google", Map.of("sub", "1"));
    return s.client().logInWith("oauth2-google", Map.of("id_token", token));
  }

  private static Response absent(ErrorScene s) {
    return s.client().logInWith("custom-function", Map.of("id", "1"));
  }

  private static Response off(ErrorScene s) {
    s.user();
    s.admin().switchProvider("local-userpass", "disable");
    return s.logIn();
  }

  private static Response function(ErrorScene s) {
    s.app()
        .emulator()
        .functions()
        .register(
            "refuse",
            arguments -> {
              throw new IllegalStateException("on purpose");
            });
    Document config = new Document("authFunctionName", "refuse");
    s.admin().addProvider("custom-function", new Document("config", config));
    return s.client().logInWith("custom-function", Map.of("id", "1"));
  }

  private static Response disabled(ErrorScene s) {
    done(s.admin().disable(s.user().userId()), 204);
    return s.logIn();
  }

  private static Response taken(ErrorScene s) {
    s.user();
    String thief = s.client().logInAnonymously().tokens().accessToken();
    return s.client().link(thief, "local-userpass", credentials(EMAIL));
  }

  private static Response second(ErrorScene s) {
    String user = s.user().accessToken();
    done(s.client().register("b@b.c", PASSWORD), 201);
    return s.client().link(user, "local-userpass", credentials("b@b.c"));
  }

  private static Response foreignKey(ErrorScene s) {
    Document key = s.key(s.user(), "key");
    String thief = s.client().signUp("b@b.c", PASSWORD).accessToken();
    return s.client().link(thief, "api-key", Map.of("key", key.get("key")));
  }

  private static Response anonymous(ErrorScene s) {
    return s.client().link(s.user().accessToken(), "anon-user", null);
  }

  private static Document credentials(String email) {
    return new Document("username", email).append("password", PASSWORD);
  }
}
