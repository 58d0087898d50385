package io.appservices.emulator.endpoints;

import static io.appservices.emulator.endpoints.EndpointApp.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.Jwt;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.util.List;
import org.bson.Document;

/**
 * A user of an app who can call with every kind of credentials, and what it calls.
 *
 * @param keyId the id of its API key
 */
record EndpointScene(EndpointApp app, Tokens tokens, String keyId, String key, String jwt) {

  static final String EMAIL = "ada@example.com";
  static final String PASSWORD = "her password";

  private static final String SIGNING_KEY = "a secret of more than 32 characters, for tests";

  static EndpointScene on(AppServicesEmulator emulator) {
    EndpointApp app = EndpointApp.on(emulator);
    AdminApiClient admin = app.app().admin();
    app.create("/secrets", new Document("name", "signing").append("value", SIGNING_KEY));
    admin.addProvider(
        "custom-token",
        json("{config: {signingAlgorithm: 'HS256'}, secret_config: {signingKeys: ['signing']}}"));
    admin.switchProvider("api-key", "enable");
    Tokens tokens = app.app().client().signUp(EMAIL, PASSWORD);
    Response key = app.app().client().createApiKey(tokens.refreshToken(), "key");
    String jwt = jwt(app, "ada");
    assertThat(
            app.app()
                .client()
                .link(tokens.accessToken(), "custom-token", new Document("token", jwt)))
        .isJson(200);
    app.endpoint("GET", "/me", "exports = () => context.user.id", "{}", "{}");
    app.endpoint(
        "GET",
        "/as",
        "exports = () => context.user.id",
        "{}",
        "{run_as_user_id: '" + tokens.userId() + "'}");
    return new EndpointScene(app, tokens, key.string("_id"), key.string("key"), jwt);
  }

  /** A token of the app's own issuer that is good for a hundred years. */
  static String jwt(EndpointApp app, String subject) {
    long now = app.app().emulator().clock().seconds();
    Document claims =
        new Document("sub", subject)
            .append("aud", app.app().emulated().clientAppId())
            .append("exp", now + 100L * 365 * 86_400);
    return new Jwt(json("{alg: 'HS256', typ: 'JWT'}"), claims, "")
        .signedWith(SIGNING_KEY.getBytes(UTF_8));
  }

  /** Sets up the Data API of the app. */
  void dataApi(String more) {
    Document config =
        json("{disabled: false, versions: ['v1'], return_type: 'JSON', validation_method: ''}");
    config.putAll(json(more));
    assertThat(app.app().admin().onApp("POST", "/data_api/config", config)).isJson(201);
  }

  String bearer() {
    return "Bearer " + tokens.accessToken();
  }

  /** The headers of a request, by how the documentation calls them. */
  List<String> headers(String credentials) {
    return switch (credentials) {
      case "access token" -> List.of("Authorization", bearer());
      case "email and password" -> List.of("email", EMAIL, "password", PASSWORD);
      case "apiKey" -> List.of("apiKey", key);
      case "jwtTokenString" -> List.of("jwtTokenString", jwt);
      case "run_as_user_id" -> List.of();
      default -> throw new IllegalArgumentException(credentials);
    };
  }

  /** The provider of credentials; for an access token that of the login. */
  static String provider(String credentials) {
    return switch (credentials) {
      case "apiKey" -> "api-key";
      case "jwtTokenString" -> "custom-token";
      default -> "local-userpass";
    };
  }
}
