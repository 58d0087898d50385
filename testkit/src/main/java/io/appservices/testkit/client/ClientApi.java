package io.appservices.testkit.client;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A caller of the client API, which does what an SDK does for an app. Calls go over HTTP, one at a
 * time for each method, and are not repeated. Safe to use from any thread.
 *
 * <p>What is refused is thrown as {@link RefusedCallException}; {@link
 * java.io.UncheckedIOException} says that there was no answer.
 */
public final class ClientApi {

  private static final String BASE = "/api/client/v2.0";

  private final HttpCaller http;
  private final String clientAppId;
  private final String app;

  private ClientApi(HttpCaller http, String clientAppId) {
    this.http = http;
    this.clientAppId = Objects.requireNonNull(clientAppId, "clientAppId");
    this.app = "/app/" + HttpCaller.encoded(clientAppId);
  }

  /**
   * Returns a caller for an app.
   *
   * @param baseUrl such as {@code http://localhost:9090}
   */
  public static ClientApi of(String baseUrl, String clientAppId) {
    return new ClientApi(new HttpCaller(baseUrl), clientAppId);
  }

  /** Returns the base URL, without a slash at the end. */
  public String baseUrl() {
    return http.baseUrl();
  }

  /** Returns the client app id of the app. */
  public String clientAppId() {
    return clientAppId;
  }

  /** Registers an email/password account. */
  public void register(String email, String password) {
    userpass("register", Map.of("email", email, "password", password));
  }

  /** Confirms an account, with what a mail has. */
  public void confirm(String token, String tokenId) {
    userpass("confirm", Map.of("token", token, "tokenId", tokenId));
  }

  /** Asks for another confirmation mail. */
  public void sendConfirmation(String email) {
    userpass("confirm/send", Map.of("email", email));
  }

  /** Has the app's confirmation function called again. */
  public void callConfirmation(String email) {
    userpass("confirm/call", Map.of("email", email));
  }

  /** Asks for a mail to reset the password. */
  public void sendPasswordReset(String email) {
    userpass("reset/send", Map.of("email", email));
  }

  /** Sets another password, with what a mail has. */
  public void resetPassword(String token, String tokenId, String password) {
    userpass("reset", Map.of("token", token, "tokenId", tokenId, "password", password));
  }

  /** Has the app's reset function called. */
  public void callPasswordReset(String email, String password, @Nullable Object... arguments) {
    userpass(
        "reset/call", Map.of("email", email, "password", password, "arguments", list(arguments)));
  }

  private void userpass(String path, Map<String, ?> body) {
    http.call("POST", BASE + app + "/auth/providers/local-userpass/" + path, null, body);
  }

  /** Logs in by email and password. */
  public SignedInUser logIn(String email, String password) {
    ApiResponse tokens = tokens("local-userpass", Map.of("username", email, "password", password));
    return new SignedInUser(this, new SignedInUser.Account(email, password), tokens);
  }

  /** Logs in a new anonymous user. */
  public SignedInUser logInAnonymously() {
    return logIn("anon-user", Map.of());
  }

  /** Logs in with an API key of a user or of the app. */
  public SignedInUser logInWithApiKey(String key) {
    return logIn("api-key", Map.of("key", key));
  }

  /** Logs in with a JSON Web Token that somebody else issued. */
  public SignedInUser logInWithToken(String token) {
    return logIn("custom-token", Map.of("token", token));
  }

  /** Logs in by the app's authentication function, which is given these values. */
  public SignedInUser logInWithFunction(Map<String, ?> arguments) {
    return logIn("custom-function", arguments);
  }

  /** Logs in with an id_token of Google. */
  public SignedInUser logInWithGoogle(String idToken) {
    return logIn("oauth2-google", Map.of("id_token", idToken));
  }

  /** Logs in with an access token of Facebook. */
  public SignedInUser logInWithFacebook(String accessToken) {
    return logIn("oauth2-facebook", Map.of("accessToken", accessToken));
  }

  /** Logs in with an id_token of Apple. */
  public SignedInUser logInWithApple(String idToken) {
    return logIn("oauth2-apple", Map.of("id_token", idToken));
  }

  /**
   * Logs in by any provider.
   *
   * @param provider such as {@code local-userpass} or {@code oauth2-google}
   * @param credentials what its login takes
   */
  public SignedInUser logIn(String provider, Map<String, ?> credentials) {
    return new SignedInUser(this, null, tokens(provider, credentials));
  }

  private ApiResponse tokens(String provider, Map<String, ?> credentials) {
    return http.call("POST", BASE + app + loginPath(provider), null, credentials);
  }

  private static String loginPath(String provider) {
    return "/auth/providers/" + HttpCaller.encoded(provider) + "/login";
  }

  /** Links another identity to a user, and returns its new tokens. */
  ApiResponse link(String accessToken, String provider, Map<String, ?> credentials) {
    String path = BASE + app + loginPath(provider) + "?link=true";
    return http.call("POST", path, accessToken, credentials);
  }

  /**
   * Calls a function of the app, or an operation of a data source.
   *
   * @param service the name of the data source; empty for a function
   */
  @Nullable Object call(
      String accessToken, Optional<String> service, String name, @Nullable Object... arguments) {
    Map<String, Object> body = new HashMap<>();
    body.put("name", name);
    body.put("arguments", list(arguments));
    service.ifPresent(of -> body.put("service", of));
    return http.call("POST", BASE + app + "/functions/call", accessToken, body).json();
  }

  private static List<@Nullable Object> list(@Nullable Object[] arguments) {
    return Arrays.asList(arguments);
  }

  /**
   * Sends any request, and returns the answer whatever its status.
   *
   * @param path below {@code /api/client/v2.0}, such as {@code /auth/profile}; {@code {app}} in it
   *     is the client app id
   * @param token stands behind {@code Authorization: Bearer}; null for none
   * @param body becomes JSON unless it is a text, which is sent as it is; null for none
   */
  public ApiResponse request(
      String method, String path, @Nullable String token, @Nullable Object body) {
    String below = path.replace("{app}", HttpCaller.encoded(clientAppId));
    return http.send(method, BASE + below, token, body);
  }

  /** {@link #request}, which demands that it is done. */
  ApiResponse require(String method, String path, @Nullable String token, @Nullable Object body) {
    return http.call(method, BASE + path, token, body);
  }

  /** Returns the client app id and the base URL. */
  @Override
  public String toString() {
    return "ClientApi[" + clientAppId + " at " + baseUrl() + "]";
  }
}
