package io.appservices.emulator.http.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.AtlasV2Client;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups and database users in the form of version 2, and its versions of resources. */
class AtlasV2Test extends AtlasTest {

  private static final String FIRST = "application/vnd.atlas.2023-01-01+json;charset=utf-8";

  private AtlasV2Client v2;

  @BeforeEach
  void logIn() {
    v2 = AtlasV2Client.of(emulator);
  }

  @Test
  void showsADatabaseUserInItsOwnForm() {
    Response created = v2.users("POST", "", scram("ellen").append("description", "reads"));

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Content-Type")).isEqualTo(FIRST);
    assertThat(created.document())
        .containsOnlyKeys(
            "awsIAMType",
            "databaseName",
            "description",
            "groupId",
            "labels",
            "ldapAuthType",
            "links",
            "oidcAuthType",
            "roles",
            "scopes",
            "username",
            "x509Type")
        .containsEntry("oidcAuthType", "NONE")
        .containsEntry("description", "reads");
    assertThat(created.document().getList("links", Document.class).get(0))
        .containsEntry(
            "href", emulator.baseUrl() + "/api/atlas/v2" + v2.group("/databaseUsers/admin/ellen"));
    assertThat(v2.users("GET", "/admin/ellen", null).document()).isEqualTo(created.document());
  }

  @Test
  void sharesItsUsersWithVersionOne() {
    create(scram("one"));
    v2.users("POST", "", scram("two"));

    assertThat(v2.users("GET", "/admin/one", null).status()).isEqualTo(200);
    assertThat(atlas.users("GET", "/admin/two", null).document())
        .doesNotContainKeys("oidcAuthType", "description");
    assertThat(v2.users("DELETE", "/admin/one", null).status()).isEqualTo(204);
    assertNobody("GET", "/admin/one", "one");
  }

  @Test
  void changesAndRemovesADatabaseUser() {
    v2.users("POST", "", scram("ellen").append("description", "reads"));

    Document change = new Document("roles", List.of(role("read"))).append("description", "");
    Response changed = v2.users("PATCH", "/admin/ellen", change);

    assertThat(changed.document()).doesNotContainKey("description");
    assertThat(changed.document().getList("roles", Document.class)).containsExactly(role("read"));
    Response deleted = v2.users("DELETE", "/admin/ellen", null);
    assertThat(deleted.status()).isEqualTo(204);
    assertThat(deleted.body()).isEmpty();
    assertRefused(
        v2.users("DELETE", "/admin/ellen", null),
        404,
        "USERNAME_NOT_FOUND",
        "No user with username ellen exists.");
  }

  @ParameterizedTest
  @CsvSource({"admin,IDP_GROUP,201", "$external,USER,201", "admin,USER,400", "admin,BOTH,400"})
  void knowsUsersOfIdentityProviders(String database, String type, int status) {
    Document user =
        scram("5dd7496c7a3e5a648454341c/sales")
            .append("databaseName", database)
            .append("oidcAuthType", type);

    assertThat(v2.users("POST", "", user).status()).isEqualTo(status);
  }

  @Test
  void refusesALongDescription() {
    assertRefused(
        v2.users("POST", "", scram("ellen").append("description", "x".repeat(101))),
        400,
        "INVALID_ATTRIBUTE",
        "Invalid attribute description specified.");
  }

  @Test
  void listsPageByPageWithLinks() {
    IntStream.range(0, 3).forEach(n -> v2.users("POST", "", scram("user-" + n)));

    Document first =
        v2.users("GET", "?itemsPerPage=2&includeCount=false&envelope=true", null).document();

    assertThat(first).containsOnlyKeys("links", "results", "status").containsEntry("status", 200);
    Document next = first.getList("links", Document.class).get(1);
    assertThat(next).containsEntry("rel", "next");
    String path = next.getString("href").substring((emulator.baseUrl() + "/api/atlas/v2").length());
    assertThat(v2.call("GET", path, null).document().getList("results", Document.class)).hasSize(1);
    assertThat(v2.users("GET", "?pretty=true", null).body()).contains("{\n  ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/atlas/v2", "/api/atlas/v1.0"})
  void findsTheGroupByItsName(String prefix) {
    String byName = prefix + "/groups/byName/";
    String byId = prefix + "/groups/" + EmulatorConfig.DEFAULT_GROUP_ID;

    Response found = digest(byName + "Project%200");

    assertThat(found.status()).isEqualTo(200);
    assertThat(found.document()).isEqualTo(digest(byId).document());
    assertRefused(
        digest(byName + "Another"),
        404,
        "RESOURCE_NOT_FOUND",
        "Cannot find resource " + byName + "Another.");
  }

  @Test
  void listsTheGroup() {
    Document listed = v2.call("GET", "/groups", null).document();

    assertThat(listed.getList("results", Document.class))
        .containsExactly(v2.call("GET", v2.group(""), null).document())
        .first()
        .satisfies(group -> assertThat(group).containsEntry("tags", List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/vnd.atlas.2023-01-01+json",
        "application/vnd.atlas.2024-05-30+json",
        "application/vnd.atlas.2025-03-12+json;charset=utf-8",
        "text/html, application/vnd.atlas.2023-02-01+json",
      })
  void answersEveryReleaseSinceTheFirst(String accept) {
    Response found = v2.accepting(accept).call("GET", v2.group(""), null);

    assertThat(found.status()).isEqualTo(200);
    assertThat(found.header("Content-Type")).isEqualTo(FIRST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*/*",
        "application/json",
        "application/vnd.atlas.preview+json",
        "application/vnd.atlas.2022-12-31+json",
        "application/vnd.atlas.2024-05-31+json",
        "application/vnd.atlas.2024-13-01+json",
        "application/vnd.atlas.9999-01-01+json",
        "application/vnd.atlas.2024-05-30+csv",
      })
  void refusesAVersionThatThereIsNot(String accept) {
    Response refused = v2.accepting(accept).users("POST", "", scram("ellen"));

    assertRefused(refused, 406, "INVALID_VERSION_DATE", "Invalid accept header or version date.");
    assertThat(refused.document()).containsEntry("reason", "Not Acceptable");
    assertNoUsers();
  }

  @Test
  void takesAReleaseThatIsNewerThanTheEmulator() {
    emulator.clock().advance(Duration.ofDays(200 * 365));
    AtlasV2Client later = AtlasV2Client.of(emulator);

    assertThat(
            later
                .accepting("application/vnd.atlas.2199-06-01+json")
                .call("GET", later.group(""), null)
                .status())
        .isEqualTo(200);
  }

  @Test
  void takesHttpDigestToo() {
    assertThat(digest("/api/atlas/v2" + v2.group("/databaseUsers")).status()).isEqualTo(200);
    Response challenge =
        Http.send("GET", emulator.baseUrl() + "/api/atlas/v2/groups", null, "Accept", FIRST);
    assertThat(challenge.status()).isEqualTo(401);
    assertThat(challenge.header("WWW-Authenticate")).startsWith("Digest realm=\"MMS Public API\"");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/groups/{groupId}/clusters,/clusters",
    "DELETE,/groups/{groupId}/clusters/shop,/clusters/{path*}",
    "GET,/groups/{groupId}/clusters/shop/onlineArchives,/clusters/{path*}",
    "POST,/groups/{groupId}/accessList,/accessList"
  })
  void namesWhatOnlyTheServiceHas(String method, String path, String named) {
    Response refused =
        v2.call(method, path.replace("{groupId}", EmulatorConfig.DEFAULT_GROUP_ID), null);

    assertRefused(
        refused,
        501,
        "NOT_EMULATED",
        "the emulator does not have " + method + " /groups/{groupId}" + named);
  }

  @Test
  void doesNotFindAnotherGroup() {
    assertRefused(
        v2.call("GET", "/groups/5f60207f14dfb25d23101199/databaseUsers", null),
        404,
        "GROUP_NOT_FOUND",
        "No group with ID 5f60207f14dfb25d23101199 exists.");
  }

  /** A call with HTTP Digest that accepts a version of version 2. */
  private Response digest(String target) {
    return Http.send(
        "GET",
        emulator.baseUrl() + target,
        null,
        "Accept",
        "application/vnd.atlas.2024-05-30+json",
        "Authorization",
        atlas.answer().header("GET", target));
  }
}
