package io.appservices.emulator.testing;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.bson.Document;

/** An operator, logged in to the Admin API v3.0 with the key pair, at work on one app. */
public final class AdminApiClient {

  private static final String PREFIX = "/api/admin/v3.0";

  private final String baseUrl;
  private final EmulatorConfig config;
  private final String app;
  private String accessToken;

  public AdminApiClient(AppServicesEmulator emulator, String appId) {
    this(emulator.baseUrl(), emulator.config(), appId);
  }

  /** An operator of an emulator in another process. */
  public AdminApiClient(String baseUrl, EmulatorConfig config, String appId) {
    this.baseUrl = baseUrl;
    this.config = config;
    this.app = group("/apps/" + appId);
  }

  public Response createUser(String email, String password) {
    return onApp("POST", "/users", Map.of("email", email, "password", password));
  }

  public Response user(String userId) {
    return onApp("GET", "/users/" + userId, null);
  }

  /** A page of users; the query such as {@code ?after=...}, or the empty string. */
  public Response users(String query) {
    return onApp("GET", "/users" + query, null);
  }

  public long countUsers() {
    Response count = onApp("GET", "/users_count", null);
    ResponseAssert.assertThat(count).isJson(200);
    return Long.parseLong(count.body());
  }

  public Response disable(String userId) {
    return onApp("PUT", "/users/" + userId + "/disable", null);
  }

  public Response enable(String userId) {
    return onApp("PUT", "/users/" + userId + "/enable", null);
  }

  public Response revoke(String userId) {
    return onApp("PUT", "/users/" + userId + "/logout", null);
  }

  public Response delete(String userId) {
    return onApp("DELETE", "/users/" + userId, null);
  }

  public Response devices(String userId) {
    return onApp("GET", "/users/" + userId + "/devices", null);
  }

  public Response changeEmail(String userId, String email) {
    return onApp("PATCH", "/users/" + userId + "/reset_email", Map.of("email", email));
  }

  public Response verify(String token) {
    return onApp("POST", "/users/verify_token", new Document("token", token));
  }

  public Response pendingUsers(String query) {
    return onApp("GET", "/user_registrations/pending_users" + query, null);
  }

  public Response providers() {
    return onApp("GET", "/auth_providers", null);
  }

  /** The path of the provider of a type, which the app has to have. */
  public String provider(String type) {
    return providers().documents().stream()
        .filter(provider -> provider.get("type").equals(type))
        .map(provider -> "/auth_providers/" + provider.getString("_id"))
        .findFirst()
        .orElseThrow();
  }

  /** Adds a provider, set up with these settings; {@code config} is one of them. */
  public void addProvider(String type, Document settings) {
    Document body = new Document("type", type);
    body.putAll(settings);
    ResponseAssert.assertThat(onApp("POST", "/auth_providers", body)).isJson(201);
  }

  /** Changes keys of a provider's configuration, and leaves the others. */
  public void configure(String type, Document config) {
    Response changed = onApp("PATCH", provider(type), new Document("config", config));
    ResponseAssert.assertThat(changed).isEmpty(204);
  }

  /** Disables a provider, or with {@code enable} enables it. */
  public void switchProvider(String type, String enableOrDisable) {
    Response changed = onApp("PUT", provider(type) + "/" + enableOrDisable, null);
    ResponseAssert.assertThat(changed).isEmpty(204);
  }

  /** A call below the app. */
  public Response onApp(String method, String path, Object body) {
    return call(method, app + path, body);
  }

  /** A call below the app with a file, as a form. */
  public Response upload(String method, String path, String fileName, byte[] content) {
    if (accessToken == null) {
      accessToken = logIn().tokens().accessToken();
    }
    String boundary = "form-boundary";
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(
        ("--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    form.writeBytes(content);
    form.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return Http.send(
        method,
        baseUrl + PREFIX + app + path,
        form.toByteArray(),
        "Authorization",
        "Bearer " + accessToken,
        "Content-Type",
        "multipart/form-data; boundary=" + boundary);
  }

  /** A file below the app. */
  public byte[] bytes(String path) {
    if (accessToken == null) {
      accessToken = logIn().tokens().accessToken();
    }
    return Http.bytes(baseUrl + PREFIX + app + path, "Authorization", "Bearer " + accessToken);
  }

  /** The path of something below the group. */
  public String group(String path) {
    return "/groups/" + config.apps().groupId() + path;
  }

  /** Any call as the operator, who logs in again when its token is expired. */
  public Response call(String method, String path, Object body) {
    if (accessToken == null) {
      accessToken = logIn().tokens().accessToken();
    }
    Response response = send(method, path, accessToken, body);
    if (response.status() != 401 || !response.body().contains("access token expired")) {
      return response;
    }
    accessToken = logIn().tokens().accessToken();
    return send(method, path, accessToken, body);
  }

  public Response logIn() {
    return logIn(
        "mongodb-cloud",
        Map.of(
            "username", config.operator().publicKey(), "apiKey", config.operator().privateKey()));
  }

  public Response logIn(String provider, Object body) {
    return send("POST", "/auth/providers/" + provider + "/login", null, body);
  }

  /**
   * Any call, with any token or none.
   *
   * @param path below {@code /api/admin/v3.0}
   * @param body as for {@link ClientApiClient#send}
   */
  public Response send(String method, String path, String token, Object body, String... headers) {
    return Http.send(
        method,
        baseUrl + PREFIX + path,
        Sdk.PLAIN.body(body),
        Sdk.PLAIN.headers(token, body != null, headers));
  }
}
