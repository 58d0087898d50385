package io.appservices.emulator.stored;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Definitions that the Admin API refuses: of a wrong type, too long, or badly named. */
class RefusedDefinitionTest {

  private static final String NAMES = "names of values and secrets have 1 to 64 characters";

  private final AdminApiClient admin = TestApp.shared().admin();

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '"',
      value = {
        "/functions -> {name: 'f', source: 'exports = 1', private: 'true'} -> private",
        "/functions -> {name: 'f', source: 'exports = 1', run_as_system: 1} -> run_as_system",
        "/values -> {name: 'v', value: 1, from_secret: 'true'} -> from_secret",
        "/triggers -> {name: 't', type: 'AUTHENTICATION', disabled: 'true', function_name: 'g',"
            + " config: {operation_type: 'LOGIN', providers: []}} -> disabled",
        "/triggers -> {name: 't', type: 'AUTHENTICATION', event_processors: 'g',"
            + " config: {operation_type: 'LOGIN', providers: []}} -> event_processors",
        "/triggers -> {name: 't', type: 'SCHEDULED', function_name: 'g',"
            + " config: {schedule: '* * * * *', unordered: 'true'}} -> config.unordered",
        "/log_forwarders -> {name: 'l', disabled: 'true'} -> disabled",
        "/environment_values -> {name: 'e', values: 5} -> values",
      })
  void aMemberOfTheWrongTypeIsRefused(String path, String body, String member) {
    String before = admin.onApp("GET", path, null).body();

    Response refused = admin.onApp("POST", path, Document.parse(body));

    assertThat(refused).isRefusedWithCode(400, "InvalidParameter");
    assertThat(refused.string("error")).startsWith("'" + member + "' must be ");
    assertThat(admin.onApp("GET", path, null)).hasBody(before);
  }

  @ParameterizedTest
  @CsvSource({"private", "run_as_system"})
  void aFunctionIsNotChangedToAWrongType(String member) {
    Document function = Document.parse("{name: 'f', source: 'exports = 1', private: true}");
    String id = admin.onApp("POST", "/functions", function).string("_id");

    Response refused =
        admin.onApp("PUT", "/functions/" + id, new Document(function).append(member, "false"));

    assertThat(refused).isRefused(400, "InvalidParameter", "'" + member + "' must be a boolean");
    assertThat(admin.onApp("GET", "/functions/" + id, null).document())
        .containsEntry("private", true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{roles: 5}", "{roles: ['r']}", "{roles: [], filters: {}}"})
  void aRuleOfTheWrongTypeIsRefused(String members) {
    Document source = Document.parse("{name: 's', type: 'mongodb', config: {}}");
    String service = "/services/" + admin.onApp("POST", "/services", source).string("_id");
    Document rule = Document.parse(members);

    assertThat(admin.onApp("POST", service + "/default_rule", rule))
        .isRefusedWithCode(400, "InvalidParameter");
    assertThat(
            admin.onApp(
                "POST", service + "/rules", rule.append("database", "d").append("collection", "c")))
        .isRefusedWithCode(400, "InvalidParameter");
    assertThat(admin.onApp("GET", service + "/rules", null)).hasBody("[]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '"',
      value = {
        "{config: 5} -> 'config' must be an object",
        "{secret_config: 'x'} -> 'secret_config' must be an object",
        "{config: {autoConfirm: 'true'}} -> 'config.autoConfirm' must be a boolean",
        "{config: {runResetFunction: 1}} -> 'config.runResetFunction' must be a boolean",
      })
  void anAuthenticationProviderIsNotChangedToAWrongType(String change, String error) {
    String provider = admin.provider("local-userpass");
    Document before = admin.onApp("GET", provider, null).document();

    assertThat(admin.onApp("PATCH", provider, Document.parse(change)))
        .isRefused(400, "InvalidParameter", error);

    assertThat(admin.onApp("GET", provider, null).document()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"confirmEmailSubject", "resetPasswordSubject"})
  void theSubjectOfAMailHas256CharactersAtMost(String subject) {
    String provider = admin.provider("local-userpass");

    assertThat(admin.onApp("PATCH", provider, config(subject, "x".repeat(256)))).isEmpty(204);
    assertThat(admin.onApp("PATCH", provider, config(subject, "x".repeat(257))))
        .isRefusedWithCode(400, "InvalidParameter");
  }

  private static Document config(String name, String value) {
    return new Document("config", new Document(name, value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"_v", "-v", "a b", "a.b", "ä", "a/b"})
  void aValueOrASecretThatIsBadlyNamedIsRefused(String name) {
    Document body = new Document("name", name).append("value", "x");

    for (String path : new String[] {"/values", "/secrets"}) {
      Response refused = admin.onApp("POST", path, body);
      assertThat(refused).isRefusedWithCode(400, "BadRequest");
      assertThat(refused.string("error")).startsWith(NAMES);
      assertThat(admin.onApp("GET", path, null)).hasBody("[]");
    }
  }

  @Test
  void aNameHas64CharactersAtMost() {
    Document longest = new Document("name", "9" + "-".repeat(63)).append("value", "x");
    Document tooLong = new Document("name", "9" + "_".repeat(64)).append("value", "x");

    for (String path : new String[] {"/values", "/secrets"}) {
      assertThat(admin.onApp("POST", path, longest)).isJson(201);
      assertThat(admin.onApp("POST", path, tooLong)).isRefusedWithCode(400, "BadRequest");
    }
  }

  @Test
  void aSecretHas500CharactersAtMost() {
    Document secret = new Document("name", "s").append("value", "x".repeat(500));
    Response made = admin.onApp("POST", "/secrets", secret);
    assertThat(made).isJson(201);

    Document longer = new Document("name", "s").append("value", "x".repeat(501));
    assertThat(admin.onApp("PUT", "/secrets/" + made.string("_id"), longer))
        .isRefused(400, "BadRequest", "a secret has 500 characters at most");
  }

  @Test
  void theSecretOfAServiceThatAnImportMadeIsGivenAnotherText() {
    Document imported =
        Document.parse(
            "{config_version: 20210101, name: 'x', secrets: {services: {tw: {auth_token: 't'}}},"
                + " services: [{config: {name: 'tw', type: 'twilio', config: {sid: 'sid'},"
                + " secret_config: {auth_token: '__tw_auth_token'}}}]}");
    assertThat(admin.onApp("POST", "/import", imported).status()).isEqualTo(204);
    Document secret = admin.onApp("GET", "/secrets", null).documents().get(0);
    assertThat(secret).containsEntry("name", "__tw_auth_token");

    Document change = new Document("name", "__tw_auth_token").append("value", "u");
    assertThat(admin.onApp("PUT", "/secrets/" + secret.get("_id"), change)).isEmpty(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1.2.3", "1.2.3.4/33", "256.1.1.1", "example.com", "::1/129"})
  void whatIsNoAddressIsNotPutOnTheAccessList(String address) {
    Response refused =
        admin.onApp("POST", "/security/access_list", new Document("address", address));

    assertThat(refused)
        .isRefused(400, "InvalidParameter", "'" + address + "' is not an IP address or CIDR block");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2.3.4", "10.0.0.0/8", "::1", "2001:db8::/32"})
  void anAddressOrABlockIsPutOnTheAccessList(String address) {
    assertThat(admin.onApp("POST", "/security/access_list", new Document("address", address)))
        .isJson(201);
  }
}
