package io.appservices.emulator.http.atlas;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.testing.Response;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request about a database user must not say. */
class DatabaseUserRulesTest extends AtlasTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"databaseName", "username", "password", "roles"})
  void aMissingAttributeIsNamed(String attribute) {
    Document absent = scram("ellen");
    absent.remove(attribute);
    Document isNull = scram("ellen").append(attribute, null);

    for (Document body : List.of(absent, isNull)) {
      assertRefused(
          create(body),
          400,
          "MISSING_ATTRIBUTE",
          "The required attribute " + attribute + " was not specified.");
    }
    assertNoUsers();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"username": 1}                                  | username
          {"username": "  "}                               | username
          {"databaseName": ["admin"]}                      | databaseName
          {"password": {"$oid": "5f60207f14dfb25d23101102"}} | password
          {"roles": "read"}                                | roles
          {"roles": ["read"]}                              | roles
          {"roles": [{"roleName": 1}]}                     | roles.roleName
          {"labels": {}}                                   | labels
          {"scopes": [null]}                               | scopes
          {"ldapAuthType": true}                           | ldapAuthType
          {"ldapAuthType": "USER", "x509Type": "MANAGED"}  | x509Type
          {"ldapAuthType": "USER", "awsIAMType": "ROLE"}   | awsIAMType
          {"groupId": "5f60207f14dfb25d23101199"}          | groupId
          {"deleteAfterDate": "tomorrow"}                  | deleteAfterDate
          {"deleteAfterDate": "2026-01-02"}                | deleteAfterDate
          {"deleteAfterDate": 5}                           | deleteAfterDate
          """)
  void anAttributeThatIsWrongIsNamed(String change, String attribute) {
    emulator.clock().set(NOW);

    assertRefused(
        create(changed(change)),
        400,
        "INVALID_ATTRIBUTE",
        "Invalid attribute " + attribute + " specified.");
    assertNoUsers();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"roles": [{"databaseName": "a"}]}             | roles.roleName
          {"roles": [{"roleName": "read"}]}              | roles.databaseName
          {"roles": [{"roleName": "", "databaseName": "a"}]} | roles.roleName
          {"roles": []}                                  | roles
          {"scopes": [{"type": "CLUSTER"}]}              | scopes.name
          {"scopes": [{"name": "c0"}]}                   | scopes.type
          {"labels": [{"key": "k"}]}                     | labels.value
          """)
  void aMissingAttributeInsideIsNamed(String change, String attribute) {
    assertRefused(
        create(changed(change)),
        400,
        "MISSING_ATTRIBUTE",
        "The required attribute " + attribute + " was not specified.");
    assertNoUsers();
  }

  @ParameterizedTest
  @CsvSource({
    "ldapAuthType, user",
    "ldapAuthType, CUSTOMER",
    "x509Type, USER",
    "awsIAMType, GROUP",
    "awsIAMType, none"
  })
  void aTypeThatIsUnknownIsNamed(String attribute, String value) {
    assertRefused(
        create(scram("ellen").append(attribute, value)),
        400,
        "INVALID_ENUM_VALUE",
        "An invalid enumeration value " + value + " was specified.");
  }

  @Test
  void aScopeIsAClusterOrADataLake() {
    assertRefused(
        create(changed("{\"scopes\": [{\"name\": \"c0\", \"type\": \"STREAM\"}]}")),
        400,
        "INVALID_ENUM_VALUE",
        "An invalid enumeration value STREAM was specified.");
  }

  @ParameterizedTest
  @CsvSource({
    "ldapAuthType, USER, admin, $external",
    "x509Type, MANAGED, admin, $external",
    "x509Type, CUSTOMER, admin, $external",
    "awsIAMType, ROLE, admin, $external",
    "ldapAuthType, NONE, $external, admin",
    "ldapAuthType, NONE, marketing, admin",
    "ldapAuthType, GROUP, marketing, admin"
  })
  void theDatabaseGoesWithTheAuthentication(
      String attribute, String type, String database, String right) {
    assertRefused(
        create(scram("cn=ellen").append(attribute, type).append("databaseName", database)),
        400,
        "INVALID_DATABASE_NAME",
        "Database name invalid. Users can only be created on the " + right + " database.");
    assertNoUsers();
  }

  @ParameterizedTest
  @CsvSource({
    "ldapAuthType, USER, ellen",
    "ldapAuthType, GROUP, 'cn=a,,o=b'",
    "x509Type, CUSTOMER, ellen",
    "x509Type, CUSTOMER, 'cn=a,o'",
    "x509Type, MANAGED, 'not alphanumeric'"
  })
  void aDistinguishedNameHasToBeOne(String attribute, String type, String name) {
    assertRefused(
        create(scram(name).append(attribute, type).append("databaseName", "$external")),
        400,
        "INVALID_ATTRIBUTE",
        "The distinguished name specified in the username field, "
            + name
            + ", is not valid according to RFC 2253.");
    assertNoUsers();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ellen", "cn=ellen", "arn:aws:iam::1:user/x", "arn:aws:s3:::bucket"})
  void aNameOfAwsHasToBeOne(String name) {
    assertRefused(
        create(scram(name).append("awsIAMType", "USER").append("databaseName", "$external")),
        400,
        "INVALID_ATTRIBUTE",
        "Invalid attribute username specified.");
  }

  @Test
  void noPasswordIsWantedWhereNoneIsUsed() {
    Document body = scram("cn=ellen").append("databaseName", "$external");
    body.remove("password");

    assertThat(create(body.append("x509Type", "CUSTOMER")).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({
    "a, SHORT_PASSWORD, The specified password is too short.",
    "1234567, SHORT_PASSWORD, The specified password is too short.",
    "12345678, COMMON_PASSWORD, 'The password provided is too weak, as it can be found in most"
        + " commonly used password lists.'",
    "password, COMMON_PASSWORD, 'The password provided is too weak, as it can be found in most"
        + " commonly used password lists.'",
  })
  void aPasswordThatIsEasilyFoundIsRefused(String password, String code, String text) {
    assertRefused(create(scram("ellen").append("password", password)), 400, code, text);
    assertNoUsers();

    create(scram("ellen"));
    Document change = new Document("password", password);
    assertRefused(atlas.users("PATCH", "/admin/ellen", change), 400, code, text);
  }

  @Test
  void aNameHasUpTo1024Characters() {
    assertThat(create(scram("x".repeat(1024))).status()).isEqualTo(201);
    assertRefused(
        create(scram("x".repeat(1025))),
        400,
        "INVALID_ATTRIBUTE",
        "Invalid attribute username specified.");
  }

  @Test
  void aLabelHasUpTo255Characters() {
    Document longest = label("k".repeat(255), "v".repeat(255));
    assertThat(create(scram("a").append("labels", List.of(longest))).status()).isEqualTo(201);

    for (Document label : List.of(label("k".repeat(256), "v"), label("k", "v".repeat(256)))) {
      assertRefused(
          create(scram("b").append("labels", List.of(label))),
          400,
          "INVALID_ATTRIBUTE",
          "Invalid attribute labels specified.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "1", "null", "\"text\"", "{} {}", "{'a': 1}", "a=b"})
  void aBodyThatIsNoObjectIsMalformed(String body) {
    create(scram("ellen"));
    for (Response response :
        List.of(
            atlas.users("POST", "", body),
            atlas.users("PATCH", "/admin/ellen", body),
            atlas.users("POST", "", "{\"a\":1}".getBytes(UTF_16BE)))) {
      assertRefused(response, 400, "INVALID_JSON", "Received JSON is malformed.");
    }
  }

  @Test
  void aBodyOverOneMebibyteIsTooLarge() {
    Response response = create(scram("x".repeat(1 << 20)));

    assertThat(response.status()).isEqualTo(413);
    assertThat(response.document()).containsEntry("reason", "Payload Too Large");
    assertNoUsers();
  }

  private static Document changed(String change) {
    Document body = scram("ellen");
    body.putAll(Ejson.parseDocument(change));
    return body;
  }
}
