package io.appservices.testkit.client;

import io.appservices.emulator.api.EmulatedUser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A caller of the Admin API for one app, as an operator calls it. It logs in with the first call,
 * and again when its token has expired. Safe to use from any thread.
 *
 * <p>A user is named by its id. What is refused is thrown as {@link RefusedCallException}; {@link
 * java.io.UncheckedIOException} says that there was no answer.
 */
public final class AdminApi {

  private static final String BASE = "/api/admin/v3.0";
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;

  private final HttpCaller http;
  private final String app;
  private final OperatorKey key;
  private volatile @Nullable String token;

  private AdminApi(HttpCaller http, String app, OperatorKey key) {
    this.http = http;
    this.app = app;
    this.key = key;
  }

  /** Returns a caller for an app. */
  public static AdminApi of(AppAddress address, OperatorKey key) {
    String app =
        "/groups/%s/apps/%s"
            .formatted(HttpCaller.encoded(address.groupId()), HttpCaller.encoded(address.id()));
    return new AdminApi(new HttpCaller(address.baseUrl()), app, Objects.requireNonNull(key, "key"));
  }

  /**
   * Makes a confirmed email/password user.
   *
   * @return its id
   */
  public String createUser(String email, String password) {
    return call("POST", "/users", Map.of("email", email, "password", password)).require("_id");
  }

  /** Returns all users, in the order of their ids; it asks for one page after the other. */
  public List<EmulatedUser> users() {
    List<EmulatedUser> users = new ArrayList<>();
    List<EmulatedUser> page = page("");
    while (!page.isEmpty()) {
      users.addAll(page);
      page = page("&after=" + page.get(page.size() - 1).id());
    }
    return users;
  }

  private List<EmulatedUser> page(String after) {
    return call("GET", "/users?sort=_id" + after, null).objects().stream()
        .map(UserViews::user)
        .toList();
  }

  /** Returns a user as it is now; empty if there is none of this id. */
  public Optional<EmulatedUser> findUser(String id) {
    ApiResponse answer = request("GET", "{app}" + user(id), null);
    if (answer.status() == NOT_FOUND) {
      return Optional.empty();
    }
    return Optional.of(UserViews.user(done("GET", "{app}" + user(id), answer).object()));
  }

  /** Returns the user of an email; empty if there is none. It looks at all users. */
  public Optional<EmulatedUser> findUserByEmail(String email) {
    return users().stream().filter(user -> user.email().equals(Optional.of(email))).findFirst();
  }

  /** Keeps a user out and ends its sessions. */
  public void disableUser(String id) {
    call("PUT", user(id) + "/disable", null);
  }

  /** Lets a disabled user log in again. */
  public void enableUser(String id) {
    call("PUT", user(id) + "/enable", null);
  }

  /** Ends all sessions of a user. */
  public void revokeSessions(String id) {
    call("PUT", user(id) + "/logout", null);
  }

  /** Deletes a user. */
  public void deleteUser(String id) {
    call("DELETE", user(id), null);
  }

  private static String user(String id) {
    return "/users/" + HttpCaller.encoded(id);
  }

  /** Returns the emails of the accounts that wait for their confirmation or their first login. */
  public List<String> pendingUsers() {
    return call("GET", "/user_registrations/pending_users", null).objects().stream()
        .flatMap(account -> JsonMembers.objects(account, "login_ids").stream())
        .map(login -> JsonMembers.require(login, "id"))
        .toList();
  }

  /** Confirms an account that waits for it. */
  public void confirmPendingUser(String email) {
    call("POST", pending(email) + "/confirm", null);
  }

  /** Deletes an account that no user was made from yet. */
  public void deletePendingUser(String email) {
    call("DELETE", pending(email), null);
  }

  private static String pending(String email) {
    return "/user_registrations/by_email/" + HttpCaller.encoded(email);
  }

  /** Returns the claims of an access token of a user; refused if it is not good. */
  public Map<String, @Nullable Object> verifyToken(String accessToken) {
    return call("POST", "/users/verify_token", Map.of("token", accessToken)).object();
  }

  /**
   * Makes an API key of the app, with a user of its own.
   *
   * @return the key to log in with
   */
  public String createApiKey(String name) {
    return call("POST", "/api_keys", Map.of("name", name)).require("key");
  }

  /**
   * Sets the members of the {@code config} of an auth provider, which is made or switched on if it
   * is missing or off; other members stay.
   *
   * @param type such as {@code local-userpass} or {@code anon-user}
   */
  public void enableProvider(String type, Map<String, ?> config) {
    Optional<String> id = providerId(type);
    if (id.isEmpty()) {
      call("POST", "/auth_providers", Map.of("type", type, "config", config));
      return;
    }
    if (!config.isEmpty()) {
      call("PATCH", "/auth_providers/" + id.get(), Map.of("config", config));
    }
    call("PUT", "/auth_providers/" + id.get() + "/enable", null);
  }

  /** Switches an auth provider off, if there is one of this type. */
  public void disableProvider(String type) {
    providerId(type).ifPresent(id -> call("PUT", "/auth_providers/" + id + "/disable", null));
  }

  private Optional<String> providerId(String type) {
    return call("GET", "/auth_providers", null).objects().stream()
        .filter(provider -> type.equals(provider.get("type")))
        .map(provider -> JsonMembers.require(provider, "_id"))
        .findFirst();
  }

  /**
   * Makes a function, in JavaScript; the emulator needs an engine to call it.
   *
   * @param source such as {@code exports = a => a + 1;}
   */
  public void createFunction(String name, String source) {
    Map<String, Object> body = new HashMap<>();
    body.put("name", name);
    body.put("source", source);
    body.put("private", false);
    call("POST", "/functions", body);
  }

  /**
   * Exports the app as {@code appservices pull} does, without the values of secrets.
   *
   * @param folder made if it is not there; files of the same names are replaced
   * @throws java.io.UncheckedIOException if it cannot be written, or there is no answer
   */
  public void exportApp(Path folder) {
    AppArchive.unpack(http.download(BASE + app + "/export", logIn()), folder);
  }

  /** Sends a request about the app that has to be done. */
  private ApiResponse call(String method, String path, @Nullable Object body) {
    return done(method, "{app}" + path, request(method, "{app}" + path, body));
  }

  private ApiResponse done(String method, String path, ApiResponse answer) {
    if (!answer.isSuccess()) {
      throw RefusedCallException.of(http, method + " " + BASE + resolved(path), answer);
    }
    return answer;
  }

  private String resolved(String path) {
    return path.startsWith("{app}") ? app + path.substring("{app}".length()) : path;
  }

  /**
   * Sends any request as an operator, and returns the answer whatever its status.
   *
   * @param path below {@code /api/admin/v3.0}; {@code {app}} at its start stands for {@code
   *     /groups/.../apps/...} of the app
   * @param body becomes JSON unless it is a text, which is sent as it is; null for none
   */
  public ApiResponse request(String method, String path, @Nullable Object body) {
    String known = token;
    ApiResponse answer =
        http.send(method, BASE + resolved(path), known == null ? logIn() : known, body);
    boolean expired =
        known != null
            && answer.status() == UNAUTHORIZED
            && answer.text("error_code").equals(Optional.of("InvalidSession"));
    return expired ? http.send(method, BASE + resolved(path), logIn(), body) : answer;
  }

  private String logIn() {
    Map<String, String> body = Map.of("username", key.publicKey(), "apiKey", key.privateKey());
    String path = BASE + "/auth/providers/mongodb-cloud/login";
    String opened = http.call("POST", path, null, body).require("access_token");
    token = opened;
    return opened;
  }

  /** Returns the path of the app and the base URL. */
  @Override
  public String toString() {
    return "AdminApi[" + app + " at " + http.baseUrl() + "]";
  }
}
