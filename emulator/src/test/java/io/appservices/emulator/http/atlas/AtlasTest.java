package io.appservices.emulator.http.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.testing.AtlasApiClient;
import io.appservices.emulator.testing.DigestAnswer;
import io.appservices.emulator.testing.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the Atlas API share: an emulator of their own and its operator. */
abstract class AtlasTest {

  AppServicesEmulator emulator;
  AtlasApiClient atlas;

  @BeforeEach
  void start() {
    emulator = AppServicesEmulator.start();
    atlas = new AtlasApiClient(emulator);
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  /** A body that makes a user with a password. */
  static Document scram(String username) {
    return new Document("databaseName", "admin")
        .append("username", username)
        .append("password", "correct horse")
        .append("roles", List.of(role("readWrite")));
  }

  static Document role(String name) {
    return new Document("roleName", name).append("databaseName", "marketing");
  }

  Response create(Document body) {
    return atlas.users("POST", "", body);
  }

  /** The target of all users of the group. */
  String users() {
    return atlas.group("/databaseUsers");
  }

  /** Lists the users, with an answer to a challenge or {@code null}. */
  Response get(DigestAnswer answer) {
    return atlas.send("GET", users(), answer == null ? null : answer.header("GET", users()), null);
  }

  void refused(DigestAnswer answer) {
    refusal(answer, "stale=false");
  }

  /** A refusal with a challenge that ends so. */
  Response refusal(DigestAnswer answer, String stale) {
    Response response = get(answer);
    assertThat(response.status()).isEqualTo(401);
    assertThat(response.headers().allValues("WWW-Authenticate"))
        .hasSize(1)
        .allMatch(challenge -> challenge.endsWith(stale));
    return response;
  }

  /** The link of a user to itself. */
  Document self(String path) {
    return new Document("href", emulator.baseUrl() + atlas.group("/databaseUsers" + path))
        .append("rel", "self");
  }

  void assertNobody(String method, String path, String name) {
    Document body = method.equals("PATCH") ? new Document("labels", List.of()) : null;
    Response response = atlas.users(method, path, body);
    assertRefused(
        response, 404, "USERNAME_NOT_FOUND", "No user with username " + name + " exists.");
    assertThat(response.document())
        .containsEntry("parameters", List.of(name))
        .containsEntry("reason", "Not Found");
  }

  /** A text as one segment of a path, with everything escaped that can be. */
  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  static Document label(String key, String value) {
    return new Document("key", key).append("value", value);
  }

  void assertNoUsers() {
    assertThat(atlas.users("GET", "", null).document()).containsEntry("totalCount", 0);
  }

  static void assertRefused(Response response, int status, String code, String detail) {
    assertThat(response.status()).as(response.body()).isEqualTo(status);
    assertThat(response.header("Content-Type")).isEqualTo("application/json");
    assertThat(response.document())
        .containsEntry("error", status)
        .containsEntry("errorCode", code)
        .containsEntry("detail", detail)
        .containsOnlyKeys("detail", "error", "errorCode", "parameters", "reason");
  }
}
