package io.appservices.emulator.testing;

import java.util.Map;
import org.bson.Document;

/** A client of one app, over the client API v2.0. It keeps no state: tokens are arguments. */
public final class ClientApiClient {

  private static final String PREFIX = "/api/client/v2.0";

  private final String baseUrl;
  private final String clientAppId;
  private final Sdk sdk;

  public ClientApiClient(String baseUrl, String clientAppId) {
    this(baseUrl, clientAppId, Sdk.PLAIN);
  }

  private ClientApiClient(String baseUrl, String clientAppId, Sdk sdk) {
    this.baseUrl = baseUrl;
    this.clientAppId = clientAppId;
    this.sdk = sdk;
  }

  /** The same client, sending what an SDK of this family sends. */
  public ClientApiClient as(Sdk family) {
    return new ClientApiClient(baseUrl, clientAppId, family);
  }

  public Response location(String... headers) {
    return send("GET", app("/location"), null, null, headers);
  }

  public Response providers() {
    return send("GET", app("/auth/providers"), null, null);
  }

  public Response register(String email, String password) {
    return userpass("register", Map.of("email", email, "password", password));
  }

  public Response logIn(String email, String password) {
    return logInWith(
        "local-userpass", new Document("username", email).append("password", password));
  }

  public Response logInAnonymously() {
    return logInWith("anon-user", null);
  }

  /** A login with any provider; what the body may be, {@link #send} says. */
  public Response logInWith(String provider, Object body) {
    return send("POST", app("/auth/providers/" + provider + "/login"), null, body);
  }

  /** A login with any provider that gives the holder of the token one more identity. */
  public Response link(String accessToken, String provider, Object body) {
    String path = app("/auth/providers/" + provider + "/login?link=true");
    return send("POST", path, accessToken, body);
  }

  /** Registers and logs in. */
  public Tokens signUp(String email, String password) {
    ResponseAssert.assertThat(register(email, password)).isDone(201);
    return logIn(email, password).tokens();
  }

  /** One of the operations of the email/password provider, such as {@code confirm/send}. */
  public Response userpass(String operation, Object body) {
    return send("POST", app("/auth/providers/local-userpass/" + operation), null, body);
  }

  public Response profile(String accessToken) {
    return send("GET", "/auth/profile", accessToken, null);
  }

  public Response deleteUser(String accessToken) {
    return send("DELETE", "/auth/delete", accessToken, null);
  }

  public Response refresh(String refreshToken) {
    return send("POST", "/auth/session", refreshToken, null);
  }

  public Response logOut(String refreshToken) {
    return send("DELETE", "/auth/session", refreshToken, null);
  }

  public Response createApiKey(String refreshToken, String name) {
    return send("POST", "/auth/api_keys", refreshToken, new Document("name", name));
  }

  public Response logInWithKey(String key) {
    return logInWith("api-key", new Document("key", key));
  }

  /** The path of something below the app. */
  public String app(String path) {
    return "/app/" + clientAppId + path;
  }

  /**
   * Any call.
   *
   * @param path below {@code /api/client/v2.0}
   * @param token goes into {@code Authorization: Bearer}; null for no such header
   * @param body a document or list, or text or bytes that are sent as they are; null for none
   * @param headers names and values in turn
   */
  public Response send(String method, String path, String token, Object body, String... headers) {
    return Http.send(
        method, baseUrl + PREFIX + path, sdk.body(body), sdk.headers(token, body != null, headers));
  }
}
