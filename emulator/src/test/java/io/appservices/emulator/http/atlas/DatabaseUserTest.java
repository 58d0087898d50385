package io.appservices.emulator.http.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.Race;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.AtlasApiClient;
import io.appservices.emulator.testing.Response;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** The life of a database user. */
class DatabaseUserTest extends AtlasTest {

  @Test
  void createsAUserAndNeverShowsItsPassword() {
    Response created =
        create(
            scram("ellen")
                .append("scopes", List.of(new Document("name", "c0").append("type", "CLUSTER")))
                .append("labels", List.of(new Document("key", "k").append("value", "v")))
                .append("groupId", EmulatorConfig.DEFAULT_GROUP_ID)
                .append("unknown", "ignored"));

    assertThat(created.status()).isEqualTo(201);
    Document expected =
        new Document("awsIAMType", "NONE")
            .append("databaseName", "admin")
            .append("groupId", EmulatorConfig.DEFAULT_GROUP_ID)
            .append("labels", List.of(new Document("key", "k").append("value", "v")))
            .append("ldapAuthType", "NONE")
            .append("links", List.of(self("/admin/ellen")))
            .append("roles", List.of(role("readWrite")))
            .append("scopes", List.of(new Document("name", "c0").append("type", "CLUSTER")))
            .append("username", "ellen")
            .append("x509Type", "NONE");
    assertThat(created.document()).isEqualTo(expected);
    assertThat(atlas.users("GET", "/admin/ellen", null).document()).isEqualTo(expected);
    assertThat(atlas.users("GET", "", null).document().get("results")).isEqualTo(List.of(expected));
  }

  @Test
  void answersWithTheHeadersOfAtlas() {
    Response created = create(scram("ellen"));

    assertThat(created.header("Content-Type")).isEqualTo("application/json");
    assertThat(created.header("Vary")).isEqualTo("Accept-Encoding");
    assertThat(created.header("Strict-Transport-Security")).isEqualTo("max-age=300");
  }

  @Test
  void deletesAUserWithTheHeadersOfTheDocumentation() {
    create(scram("ellen"));

    Response deleted = atlas.users("DELETE", "/admin/ellen", null);

    assertThat(deleted.status()).isEqualTo(204);
    assertThat(deleted.body()).isEmpty();
    assertThat(deleted.headers().allValues("Content-Type")).containsExactly("application/json");
    assertThat(deleted.headers().allValues("Vary")).containsExactly("Accept-Encoding");
    assertThat(deleted.headers().allValues("Strict-Transport-Security"))
        .containsExactly("max-age=300");
    assertNobody("GET", "/admin/ellen", "ellen");
    assertNobody("DELETE", "/admin/ellen", "ellen");
    assertThat(create(scram("ellen")).status()).isEqualTo(201);
  }

  @Test
  void aUserOfTheOtherDatabaseIsAnother() {
    create(scram("cn=ellen"));

    for (String method : List.of("GET", "PATCH", "DELETE")) {
      assertNobody(method, "/$external/cn=ellen", "cn=ellen");
      assertNobody(method, "/nowhere/cn=ellen", "cn=ellen");
    }
    assertThat(create(x509("cn=ellen")).status()).isEqualTo(201);
    assertThat(atlas.users("DELETE", "/admin/cn=ellen", null).status()).isEqualTo(204);
    assertThat(atlas.users("GET", "/$external/cn=ellen", null).status()).isEqualTo(200);
  }

  @Test
  void aTakenNameIsAConflict() {
    create(scram("ellen"));

    assertRefused(
        create(scram("ellen").append("roles", List.of(role("read")))),
        409,
        "USER_ALREADY_EXISTS",
        "The specified user already exists.");
    assertThat(atlas.users("GET", "/admin/ellen", null).document().get("roles"))
        .isEqualTo(List.of(role("readWrite")));
  }

  @Test
  void anUpdateReplacesWhatIsSentAndLeavesTheRest() {
    create(
        scram("ellen")
            .append("labels", List.of(new Document("key", "k").append("value", "v")))
            .append("scopes", List.of(new Document("name", "c0").append("type", "DATA_LAKE"))));

    Document roles = new Document("roles", List.of(role("read"), role("dbAdmin")));
    Response updated =
        update("ellen", roles.append("username", "ellen").append("password", "another horse"));

    assertThat(updated.status()).isEqualTo(200);
    assertThat(updated.document().get("roles")).isEqualTo(List.of(role("read"), role("dbAdmin")));
    assertThat(updated.document().getList("labels", Document.class)).hasSize(1);
    assertThat(updated.document().getList("scopes", Document.class)).hasSize(1);
    Response emptied = update("ellen", new Document("labels", List.of()).append("scopes", null));
    assertThat(emptied.document().getList("labels", Document.class)).isEmpty();
    assertThat(emptied.document().getList("scopes", Document.class)).hasSize(1);
    assertThat(atlas.users("GET", "/admin/ellen", null).body()).isEqualTo(emptied.body());
  }

  @Test
  void aUserCannotBeRenamed() {
    create(scram("ellen"));

    assertRefused(
        update("ellen", new Document("username", "other")),
        409,
        "DATABASE_USERNAME_CANNOT_BE_CHANGED",
        "Cannot modify the username of an existing database user.");
    assertRefused(
        update("ellen", new Document("databaseName", "$external")),
        400,
        "INVALID_ATTRIBUTE",
        "Invalid attribute databaseName specified.");
    assertThat(atlas.users("GET", "/admin/ellen", null).status()).isEqualTo(200);
  }

  @Test
  void anUpdateKeepsToTheRulesOfCreation() {
    create(scram("ellen"));

    assertRefused(
        update("ellen", new Document("x509Type", "CUSTOMER")),
        400,
        "INVALID_DATABASE_NAME",
        "Database name invalid. Users can only be created on the $external database.");
    assertRefused(
        update("ellen", new Document("roles", List.of())),
        400,
        "MISSING_ATTRIBUTE",
        "The required attribute roles was not specified.");
    assertThat(atlas.users("GET", "/admin/ellen", null).document().getString("x509Type"))
        .isEqualTo("NONE");
  }

  @Test
  void aGroupHasAHundredUsersAndNoMore() {
    for (int n = 0; n < 100; n++) {
      assertThat(create(scram("user-" + n)).status()).isEqualTo(201);
    }
    assertRefused(
        create(scram("one-more")),
        400,
        "DATABASE_USER_LIMIT_EXCEEDED",
        "The limit of 100 database users in a group has been reached.");
    assertThat(create(scram("user-7")).status()).isEqualTo(409);
    assertThat(atlas.users("DELETE", "/admin/user-7", null).status()).isEqualTo(204);
    assertThat(create(scram("one-more")).status()).isEqualTo(201);
  }

  @Test
  void ofManyEqualRequestsOneCreatesAndOneDeletes() {
    for (int round = 0; round < 10; round++) {
      AtomicInteger number = new AtomicInteger();
      assertThat(
              Race.times(
                  4,
                  () ->
                      create(
                              scram("ellen")
                                  .append("password", "horse no. " + number.getAndIncrement()))
                          .status()))
          .containsOnlyOnce(201)
          .containsOnly(201, 409);
      assertThat(Race.times(4, () -> atlas.users("DELETE", "/admin/ellen", null).status()))
          .containsOnlyOnce(204)
          .containsOnly(204, 404);
    }
  }

  @Test
  void anotherGroupIsNotFound() {
    String stranger = "5f60207f14dfb25d23101199";
    for (String id : List.of(stranger, "1", "{groupId}", "5F60207F14DFB25D23101102")) {
      String target = AtlasApiClient.PREFIX + "/groups/" + encode(id) + "/databaseUsers";
      assertRefused(
          atlas.call("GET", target, null),
          404,
          "GROUP_NOT_FOUND",
          "No group with ID " + id + " exists.");
    }
  }

  private static Document x509(String name) {
    return scram(name).append("x509Type", "CUSTOMER").append("databaseName", "$external");
  }

  private Response update(String name, Document body) {
    return atlas.users("PATCH", "/admin/" + name, body);
  }
}
