package io.appservices.emulator.importers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Jwt;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.ResponseAssert;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** An operator as a test suite plays it, with the app that it makes. */
final class Importer {

  /** How a suite words its requests. */
  enum Suite {
    /** A content type only with a body; the header of answers is compared as a whole. */
    JS,
    /** A content type only with a body; every status but 2xx is an exception. */
    KOTLIN,
    /** A content type with charset on everything, and a query parameter that is not described. */
    CORE;

    private String query() {
      return this == CORE ? "bypass_service_change=SyncSchemaVersionIncrease" : "";
    }
  }

  private final AppServicesEmulator emulator;
  private final Suite suite;
  private String token;
  private String group;
  private String app;
  private ClientApiClient client;

  private Importer(AppServicesEmulator emulator, Suite suite) {
    this.emulator = emulator;
    this.suite = suite;
  }

  /** Logs in with the account of test servers, and looks up the group. */
  static Importer logIn(AppServicesEmulator emulator, Suite suite) {
    Importer importer = new Importer(emulator, suite);
    Document login =
        importer.object(
            "POST",
            "/auth/providers/local-userpass/login",
            Map.of("username", "unique_user@domain.com", "password", "password"));
    importer.token = login.getString("access_token");
    assertThat(login.get("refresh_token")).isInstanceOf(String.class);
    importer.group = group(importer.object("GET", "/auth/profile", null));
    return importer;
  }

  /** realm-js wants one group over all roles, the others take that of the first role. */
  private static String group(Document profile) {
    List<Document> roles = profile.getList("roles", Document.class);
    assertThat(roles).allSatisfy(role -> assertThat(role.get("role_name")).isNotNull());
    List<String> groups =
        roles.stream()
            .map(r -> r.getString("group_id"))
            .filter(id -> id != null)
            .distinct()
            .toList();
    assertThat(groups).hasSize(1).containsExactly(roles.get(0).getString("group_id"));
    return "/groups/" + groups.get(0);
  }

  void createApp(Document body) {
    Document made = object("POST", group + "/apps", body);
    assertThat(made).containsKeys("_id", "client_app_id", "name", "domain_id", "group_id");
    app = group + "/apps/" + made.getString("_id");
    client = new ClientApiClient(emulator.baseUrl(), made.getString("client_app_id"));
  }

  List<Document> apps() {
    return ok("GET", group + "/apps", null).documents();
  }

  String clientAppId() {
    return client.app("").substring("/app/".length());
  }

  ClientApiClient client() {
    return client;
  }

  /** A call below the app that has to succeed. */
  Response onApp(String method, String path, Object body) {
    return ok(method, app + path, body);
  }

  /** A call below the app that has to be answered with a document. */
  Document objectOfApp(String method, String path, Object body) {
    return object(method, app + path, body);
  }

  /** Makes something below the app; its id. */
  String create(String path, Object body) {
    String id = objectOfApp("POST", path, body).getString("_id");
    assertThat(id).matches("[0-9a-f]{24}");
    return id;
  }

  List<Document> list(String path) {
    return onApp("GET", path, null).documents();
  }

  /** The id of the one of a list that has this value. */
  String idWhere(String path, String key, String value) {
    return list(path).stream()
        .filter(one -> value.equals(one.get(key)))
        .map(one -> one.getString("_id"))
        .findFirst()
        .orElseThrow();
  }

  /** A call below the app that may be refused. */
  Response tryOnApp(String method, String path, Object body) {
    return send(method, app + path, body);
  }

  /** Calls a function as a user. */
  Response call(String accessToken, String function, Object... arguments) {
    Document body = new Document("name", function).append("arguments", Arrays.asList(arguments));
    return client.send("POST", client.app("/functions/call"), accessToken, body);
  }

  /** A token of the suite's own issuer, good for ten minutes. */
  String customToken(String secret, Document claims) {
    Document all =
        new Document(claims)
            .append("sub", "somebody")
            .append("aud", clientAppId())
            .append("exp", emulator.clock().seconds() + 600);
    return new Jwt(new Document("alg", "HS256").append("typ", "JWT"), all, "")
        .signedWith(secret.getBytes(UTF_8));
  }

  private Document object(String method, String path, Object body) {
    Response response = ok(method, path, body);
    assertThat(response.body()).as(method + " " + path).startsWith("{");
    return response.document();
  }

  private Response ok(String method, String path, Object body) {
    Response response = send(method, path, body);
    assertThat(response.status()).as(path + ": " + response.body()).isBetween(200, 299);
    if (response.body().isEmpty()) {
      ResponseAssert.assertThat(response).isEmpty(response.status());
    } else {
      ResponseAssert.assertThat(response).isJson(response.status());
    }
    return response;
  }

  private Response send(String method, String path, Object body) {
    String separator = path.contains("?") ? "&" : "?";
    String target = suite.query().isEmpty() ? path : path + separator + suite.query();
    byte[] bytes = body == null ? null : bytes(body);
    return Http.send(
        method, emulator.baseUrl() + "/api/admin/v3.0" + target, bytes, headers(body != null));
  }

  /** Text is sent as it is: realm-core sends the empty one. */
  private static byte[] bytes(Object body) {
    return body instanceof String text ? text.getBytes(UTF_8) : Ejson.relaxed(body);
  }

  private String[] headers(boolean hasBody) {
    List<String> headers = new ArrayList<>(List.of("Accept", "application/json"));
    if (suite == Suite.CORE) {
      headers.addAll(List.of("Content-Type", "application/json;charset=utf-8"));
    } else if (hasBody) {
      headers.addAll(List.of("Content-Type", "application/json"));
    }
    if (token != null) {
      headers.addAll(List.of("Authorization", "Bearer " + token));
    }
    return headers.toArray(String[]::new);
  }
}
