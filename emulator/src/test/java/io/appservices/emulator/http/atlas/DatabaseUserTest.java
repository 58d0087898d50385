package io.appservices.emulator.http.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.EmulatorConfig;
import io.appservices.emulator.Race;
import io.appservices.emulator.testing.AtlasApiClient;
import io.appservices.emulator.testing.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    Response updated = update("ellen", roles.append("username", "ellen").append("password", "x"));

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
                      create(scram("ellen").append("password", "p" + number.getAndIncrement()))
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          admin     | plain       | ellen
          admin     | plain       | a b
          admin     | plain       | a+b@example.com
          admin     | plain       | a%2Fb
          admin     | plain       | 100%
          admin     | plain       | a/b//c
          admin     | plain       | /
          admin     | plain       | a;b?c#d&e
          admin     | plain       | ..
          admin     | plain       | Jürgen ✓
          admin     | plain       | "a" \\ <b>
          admin     | LDAP GROUP  | CN=grp,OU=Groups,O=My Corp,C=US
          $external | LDAP USER   | CN=Steve Kille\\, Jr,O=Isode Limited,C=GB
          $external | LDAP USER   | OU=Sales+CN=J. Smith,O=Widget Inc.,C=US
          $external | LDAP GROUP  | CN=L. Eagle,O="Sue, Grabbit and Runn",C=GB
          $external | x509 CUSTOMER | CN=Before\\0DAfter,O=Test,C=GB
          $external | x509 CUSTOMER | 1.3.6.1.4.1.1466.0=#04024869,O=Test,C=GB
          $external | x509 CUSTOMER | CN=a/b:c@d,DC=example,DC=com
          $external | x509 MANAGED | ellen
          $external | x509 MANAGED | CN=ellen
          $external | aws USER    | arn:aws:iam::358363220050:user/mongodb-aws-iam-auth-test
          $external | aws ROLE    | arn:aws:iam::358363220050:role/some/path/name
          $external | aws ROLE    | arn:aws:sts::358363220050:assumed-role/name/session
          """)
  void aNameOfAnyShapeIsCreatedFoundChangedAndDeleted(String database, String kind, String name) {
    Document body = kinds(kind).append("databaseName", database).append("username", name);

    Response created = create(body);

    assertThat(created.status()).as(created.body()).isEqualTo(201);
    assertThat(created.document().getString("username")).isEqualTo(name);
    String link = created.document().getList("links", Document.class).get(0).getString("href");
    String linked = link.substring(emulator.baseUrl().length());
    String escaped = "/" + database + "/" + encode(name);
    assertThat(atlas.call("GET", linked, null).document()).isEqualTo(created.document());
    assertThat(atlas.users("GET", escaped, null).document()).isEqualTo(created.document());
    Document roles = new Document("roles", List.of(role("read")));
    assertThat(atlas.users("PATCH", escaped, roles).status()).isEqualTo(200);
    assertThat(atlas.call("DELETE", linked, null).status()).isEqualTo(204);
    assertNobody("GET", escaped, name);
  }

  @ParameterizedTest
  @CsvSource({
    "CN=a/b:c@d, CN=a/b:c@d",
    "arn:aws:iam::1:user/x, arn:aws:iam::1:user/x",
    "a+b, a+b",
    "a/b//c, a/b//c",
    "a=b;c!$&'()*, a=b;c!$&'()*",
    "ellen/, ellen"
  })
  void aNameMayComeUnescaped(String raw, String name) {
    assertThat(create(scram(name)).status()).isEqualTo(201);

    assertThat(atlas.users("GET", "/admin/" + raw, null).document().getString("username"))
        .isEqualTo(name);
  }

  @Test
  void theLinkHasSlashesEscapedAndColonsNot() {
    String name = "arn:aws:iam::358363220050:user/a b";
    Response created =
        create(kinds("aws USER").append("databaseName", "$external").append("username", name));

    assertThat(created.document().get("links"))
        .isEqualTo(List.of(self("/$external/arn:aws:iam::358363220050:user%2Fa%20b")));
  }

  private Document self(String path) {
    return new Document("href", emulator.baseUrl() + atlas.group("/databaseUsers" + path))
        .append("rel", "self");
  }

  private static Document x509(String name) {
    return kinds("x509 CUSTOMER").append("databaseName", "$external").append("username", name);
  }

  /** The body of a user of a kind, with neither name nor database. */
  private static Document kinds(String kind) {
    Document body = new Document("roles", List.of(role("readWrite")));
    String type = kind.substring(kind.indexOf(' ') + 1);
    if (kind.equals("plain")) {
      return body.append("password", "secret");
    }
    return body.append(
        kind.startsWith("aws")
            ? "awsIAMType"
            : kind.startsWith("x509") ? "x509Type" : "ldapAuthType",
        type);
  }

  private Response update(String name, Document body) {
    return atlas.users("PATCH", "/admin/" + name, body);
  }

  private void assertNobody(String method, String path, String name) {
    Document body = method.equals("PATCH") ? new Document("labels", List.of()) : null;
    Response response = atlas.users(method, path, body);
    assertRefused(
        response, 404, "USERNAME_NOT_FOUND", "No user with username " + name + " exists.");
    assertThat(response.document())
        .containsEntry("parameters", List.of(name))
        .containsEntry("reason", "Not Found");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
