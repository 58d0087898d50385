package io.appservices.testkit.client;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A user that logged in, with its tokens and what it can do with them. What is refused is thrown as
 * {@link RefusedCallException}. Nothing is refreshed by itself: a call with an access token that
 * has expired is refused. Safe to use from any thread.
 */
public final class SignedInUser {

  /** The account that it logged in with. */
  record Account(String email, String password) {}

  /** The tokens of a login. */
  private record Tokens(String access, String refresh, String userId, String deviceId) {

    static Tokens of(ApiResponse answer) {
      return new Tokens(
          answer.require("access_token"),
          answer.require("refresh_token"),
          answer.require("user_id"),
          answer.text("device_id").orElse(""));
    }

    Tokens withAccess(String token) {
      return new Tokens(token, refresh, userId, deviceId);
    }
  }

  private final ClientApi api;
  private final @Nullable Account account;
  private volatile @Nullable Tokens tokens;

  SignedInUser(ClientApi api, @Nullable Account account, ApiResponse login) {
    this(api, account, Tokens.of(login));
  }

  private SignedInUser(ClientApi api, @Nullable Account account, @Nullable Tokens tokens) {
    this.api = api;
    this.account = account;
    this.tokens = tokens;
  }

  /**
   * Returns an account that was not confirmed yet: {@link #logIn} gives it its tokens, once it was.
   */
  public static SignedInUser pending(ClientApi api, String email, String password) {
    Objects.requireNonNull(api, "api");
    return new SignedInUser(api, new Account(email, password), (Tokens) null);
  }

  private Tokens tokens() {
    Tokens known = tokens;
    if (known == null) {
      throw new IllegalStateException(
          "the account '%s' is pending: it has neither a user nor tokens before it is confirmed and"
                  .formatted(email().orElse(""))
              + " logs in (logIn())");
    }
    return known;
  }

  /** Returns the id: 24 hexadecimal digits. */
  public String id() {
    return tokens().userId();
  }

  /** Returns the email that it logged in with; empty if it logged in by another provider. */
  public Optional<String> email() {
    return Optional.ofNullable(account).map(Account::email);
  }

  /** Returns the password that it logged in with; empty if it logged in by another provider. */
  public Optional<String> password() {
    return Optional.ofNullable(account).map(Account::password);
  }

  /** Returns the newest access token. */
  public String accessToken() {
    return tokens().access();
  }

  /** Returns the refresh token. */
  public String refreshToken() {
    return tokens().refresh();
  }

  /** Returns the id of the device: 24 hexadecimal digits. */
  public String deviceId() {
    return tokens().deviceId();
  }

  /** Returns the API of the app that it logged in to. */
  public ClientApi api() {
    return api;
  }

  /**
   * Logs in again with the same email and password, which opens another session, and goes on with
   * its tokens.
   */
  public void logIn() {
    if (account == null) {
      throw new IllegalStateException("it did not log in with an email and a password");
    }
    tokens = api.logIn(account.email(), account.password()).tokens();
  }

  /** Gets a new access token, which is used from now on. */
  public String refresh() {
    ApiResponse answer = api.require("POST", "/auth/session", refreshToken(), null);
    String token = answer.require("access_token");
    tokens = tokens().withAccess(token);
    return token;
  }

  /** Asks for the profile. */
  public UserProfile profile() {
    return UserProfile.of(api.require("GET", "/auth/profile", accessToken(), null).object());
  }

  /**
   * Calls a function.
   *
   * @param arguments maps, lists, texts, numbers, {@code Instant}, {@code byte[]} and {@link
   *     io.appservices.emulator.api.BsonValue}
   * @return the result as the same types
   */
  public @Nullable Object call(String function, @Nullable Object... arguments) {
    return api.call(accessToken(), Optional.empty(), function, arguments);
  }

  /**
   * Calls an operation of a data source, such as {@code insertOne}.
   *
   * @param dataSource such as {@code mongodb-atlas}
   * @param argument has {@code database}, {@code collection} and what the operation takes
   */
  public @Nullable Object callData(String dataSource, String operation, Map<String, ?> argument) {
    return api.call(accessToken(), Optional.of(dataSource), operation, argument);
  }

  /** Links another identity, and goes on with the tokens that come back. */
  public void link(String provider, Map<String, ?> credentials) {
    ApiResponse answer = api.link(accessToken(), provider, credentials);
    tokens = tokens().withAccess(answer.require("access_token"));
  }

  /**
   * Makes an API key.
   *
   * @param name letters, digits, underscores and hyphens
   * @return the key to log in with
   */
  public String createApiKey(String name) {
    return api.require("POST", "/auth/api_keys", refreshToken(), Map.of("name", name))
        .require("key");
  }

  /** Lists the API keys, as the API shows them: without the keys themselves. */
  public List<Map<String, @Nullable Object>> apiKeys() {
    return api.require("GET", "/auth/api_keys", refreshToken(), null).objects();
  }

  /** Logs out: ends this session. */
  public void logOut() {
    api.require("DELETE", "/auth/session", refreshToken(), null);
  }

  /** Deletes the user. */
  public void delete() {
    api.require("DELETE", "/auth/delete", accessToken(), null);
  }

  /**
   * Sends any request with the access token, and returns the answer whatever its status; otherwise
   * as {@link ClientApi#request}.
   */
  public ApiResponse request(String method, String path, @Nullable Object body) {
    return api.request(method, path, accessToken(), body);
  }

  /** Omits the tokens and the password, which give access to the account. */
  @Override
  public String toString() {
    Tokens known = tokens;
    return "SignedInUser[%s%s]"
        .formatted(
            known == null ? "pending" : known.userId(),
            email().map(address -> ", " + address).orElse(""));
  }
}
