package io.appservices.emulator.http.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups, the roots of both addresses, and what is not there. */
class AtlasRoutesTest extends AtlasTest {

  @ParameterizedTest
  @ValueSource(strings = {"/api/atlas/v1.0", "/api/public/v1.0"})
  void thereIsOneGroup(String prefix) {
    Document listed = atlas.call("GET", prefix + "/groups", null).document();
    Document group = listed.getList("results", Document.class).get(0);

    assertThat(listed).containsEntry("totalCount", 1);
    assertThat(group)
        .containsOnlyKeys("clusterCount", "created", "id", "links", "name", "orgId")
        .containsEntry("id", EmulatorConfig.DEFAULT_GROUP_ID)
        .containsEntry("clusterCount", 1)
        .containsEntry("name", "Project 0");
    assertThat(group.getString("orgId")).matches("[0-9a-f]{24}");
    assertThat(group.getString("created")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    String href = group.getList("links", Document.class).get(0).getString("href");
    assertThat(href).isEqualTo(emulator.baseUrl() + prefix + "/groups/" + group.get("id"));
    assertThat(atlas.call("GET", prefix + "/groups/" + group.get("id"), null).document())
        .isEqualTo(group);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/atlas/v1.0", "/api/public/v1.0", "/api/public/v1.0/"})
  void theRootAnswersWhoHasTheKey(String root) {
    Response answer = atlas.call("GET", root, null);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.document()).containsEntry("appName", "MongoDB Atlas");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/atlas/v1.0",
        "/api/atlas/v1.0/groups",
        "/api/atlas/v1.0/groups/5f60207f14dfb25d23101102",
        "/api/atlas/v1.0/groups/5f60207f14dfb25d23101199",
        "/api/atlas/v1.0/groups/5f60207f14dfb25d23101102/databaseUsers/admin/ellen",
        "/api/public/v1.0",
        "/api/public/v1.0/groups",
        "/api/public/v1.0/groups/5f60207f14dfb25d23101199"
      })
  void nobodyGetsInWithoutTheKey(String path) {
    assertThat(atlas.send("GET", path, null, null).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/atlas/v1.0/nothing",
        "/api/atlas/v1.0/groups/5f60207f14dfb25d23101102/nothing",
        "/api/atlas/v1.0/groups/5f60207f14dfb25d23101102/databaseUsers/admin",
        "/api/public/v1.0/orgs"
      })
  void anUnknownPathIsNotFound(String path) {
    assertRefused(
        atlas.call("GET", path, null),
        404,
        "RESOURCE_NOT_FOUND",
        "Cannot find resource " + path + ".");
  }

  @Test
  void aMethodThatThePathDoesNotHaveIsNotAllowed() {
    Response response = atlas.users("PUT", "/admin/ellen", scram("ellen"));

    assertRefused(response, 405, "METHOD_NOT_ALLOWED", "method not allowed");
    assertThat(response.header("Allow")).isEqualTo("GET, PATCH, DELETE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/admin/%FF", "/admin/%C0%80", "?pageNum=%FF"})
  void aTargetThatIsBadlyEncodedIsRefused(String path) {
    Response response = atlas.users("GET", path, null);

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.document())
        .containsEntry("detail", "malformed percent-encoding")
        .containsEntry("reason", "Bad Request");
  }

  static List<String> operations() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                AtlasApi.class.getResourceAsStream("operations.txt"), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .takeWhile(line -> !line.startsWith("atlasGetRoot "))
          .map(line -> line.substring(line.indexOf(' ') + 1))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void whatIsNotEmulatedIsNamedToTheOperatorOnly(String operation) {
    String method = operation.substring(0, operation.indexOf(' '));
    String path =
        operation
            .substring(operation.indexOf(' ') + 1)
            .replace("{groupId}", EmulatorConfig.DEFAULT_GROUP_ID)
            .replaceAll("\\{[^}]+}", "any");
    String target = "/api/atlas/v1.0" + path;

    assertThat(atlas.send(method, target, null, null).status()).isEqualTo(401);
    assertRefused(
        atlas.call(method, target, null),
        501,
        "NOT_EMULATED",
        "the emulator does not have " + operation);
  }
}
