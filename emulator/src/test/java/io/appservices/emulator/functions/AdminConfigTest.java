package io.appservices.emulator.functions;

import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Response;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions, values, services and triggers as the Admin API makes, shows and changes them. */
class AdminConfigTest {

  private static final String ABSENT = "5f60207f14dfb25d24511299";

  private final Code code = Code.shared();

  @Test
  void functionsAreShortInListsAndWholeByThemselves() {
    Document body =
        json("{name: 'f', source: 'exports = () => 1;', private: true, can_evaluate: {}}");
    Response made = code.admin("POST", "/functions", body);

    assertThat(made).isJson(201);
    assertThat(made.document()).containsOnlyKeys("_id", "name", "last_modified");
    assertThat(code.admin("GET", "/functions", null).documents()).containsExactly(made.document());
    Document whole = code.admin("GET", "/functions/" + made.string("_id"), null).document();
    assertThat(whole).containsAllEntriesOf(body);
    assertThat(whole).containsEntry("_id", made.string("_id"));
  }

  @Test
  void valuesTellWhetherTheyAreSecretsAndNotWhichInLists() {
    String id = code.create("/values", json("{name: 'v', value: 'a', from_secret: true}"));
    code.create("/values", json("{name: 'without'}"));

    List<Document> list = code.admin("GET", "/values", null).documents();

    assertThat(list.get(0))
        .containsOnlyKeys("_id", "name", "private", "from_secret", "last_modified")
        .containsEntry("from_secret", true);
    assertThat(code.admin("GET", "/values/" + id, null).document()).containsEntry("value", "a");
    assertThat(code.admin("PUT", "/values/" + id, json("{name: 'w', value: {a: 1}}"))).isEmpty(204);
    assertThat(code.admin("GET", "/values/" + id, null).document())
        .containsOnlyKeys("_id", "name", "value", "private", "from_secret", "last_modified")
        .containsEntry("name", "w");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '"',
      value = {
        "/functions -> {name: 'x', source: 'exports = () => 1'}",
        "/values -> {name: 'x', value: 1}",
        "/services -> {name: 'x', type: 'http', config: {}}",
        "/triggers -> {name: 'x', type: 'AUTHENTICATION', event_processors: {AWS_EVENTBRIDGE: {}}, "
            + "config: {operation_type: 'LOGIN', providers: []}}",
        "/environment_values -> {name: 'x', values: {none: 1}}",
        "/log_forwarders -> {name: 'x', log_types: [], policy: {type: 'single'}}",
        "/endpoints -> {route: '/x', http_method: 'GET'}",
        "/graphql/custom_resolvers -> {on_type: 'Query', field_name: 'x'}",
        "/push/notifications -> {label: 'x', message: 'm', topic: 't', state: 'draft'}",
      })
  void aPartByItselfHasWhatListsShowOfIt(String path, String body) {
    String id = code.create(path, json(body));

    Document listed = code.admin("GET", path, null).documents().get(0);

    assertThat(code.admin("GET", path + "/" + id, null).document()).containsAllEntriesOf(listed);
  }

  @Test
  void whatIsSentBackIsNoPartOfTheValue() {
    String path = "/values/" + code.create("/values", json("{name: 'v', value: 'a'}"));
    Document shown = code.admin("GET", path, null).document();

    assertThat(code.admin("PUT", path, shown.append("last_modified", 1))).isEmpty(204);

    assertThat(code.admin("GET", path, null).document().get("last_modified"))
        .isInstanceOf(Integer.class)
        .isNotEqualTo(1);
  }

  @Test
  void theConfigurationOfAServiceMayBeSentAsTheWholeService() {
    Document body =
        json("{name: 'twilio0', type: 'twilio', config: {sid: '1234', auth_token: 'old'}}");
    String path = "/services/" + code.create("/services", body);
    Document whole =
        json(
            "{name: 'twilio0', type: 'twilio', version: 1, secret_config: {auth_token: 'named'},"
                + " config: {sid: 'abcdef', auth_token: 'ghijk', more: {auth_token: 'deep'}}}");

    assertThat(code.admin("PATCH", path + "/config", whole.append("_id", path))).isEmpty(204);

    assertThat(code.admin("GET", path + "/config", null).document())
        .isEqualTo(json("{sid: 'abcdef', more: {}}"));
    assertThat(code.admin("GET", path, null).body()).doesNotContain("ghijk", "deep");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{region: '', secretAccessKey: ''}",
        "{region: ''}",
        "{secretAccessKey: ''}",
        "{config: {accessKeyId: ''}}",
      })
  void whatAServiceIsReachedWithIsNotEmpty(String change) {
    Document settings =
        json("{region: 'us-east-1', accessKeyId: 'testAccessKeyId', secretAccessKey: 'secret'}");
    for (String type : List.of("aws", "aws-s3", "aws-ses")) {
      Document service = new Document("name", type).append("type", type);
      Document refused = new Document(service).append("config", json("{region: ''}"));
      assertThat(code.admin("POST", "/services", refused))
          .isRefusedWithCode(400, "InvalidParameter");
      String path =
          "/services/" + code.create("/services", service.append("config", settings)) + "/config";

      assertThat(code.admin("PATCH", path, json(change)))
          .isRefusedWithCode(400, "InvalidParameter");

      assertThat(code.admin("GET", path, null).document())
          .isEqualTo(json("{region: 'us-east-1', accessKeyId: 'testAccessKeyId'}"));
    }
  }

  @Test
  void theConfigurationOfAServiceIsMergedAndItsSecretsAreHidden() {
    Document body =
        json(
            "{name: 's', type: 'mongodb', config: {uri: 'mongodb://u:p@h', readPreference: 'x'},"
                + " secret_config: {uri: 'mongodb_uri'}}");
    Response made = code.admin("POST", "/services", body);
    assertThat(made).isJson(201);
    assertThat(made.document()).containsOnlyKeys("_id", "name", "type", "version", "last_modified");
    String path = "/services/" + made.string("_id");

    assertThat(code.admin("PATCH", path + "/config", json("{sync: {state: 'enabled'}}")))
        .isEmpty(204);

    assertThat(code.admin("GET", path + "/config", null).document())
        .isEqualTo(json("{readPreference: 'x', sync: {state: 'enabled'}}"));
    assertThat(code.admin("GET", path, null).body()).doesNotContain("uri");
    assertThat(code.admin("GET", "/services", null).documents()).containsExactly(made.document());
    assertThat(code.admin("DELETE", path, null)).isEmpty(204);
    assertThat(code.admin("GET", path, null)).isRefusedWithCode(404, "ServiceNotFound");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '"',
      value = {
        "/functions -> {name: 'x', source: 'exports = () => 1'} -> FunctionDuplicateName",
        "/values -> {name: 'x', value: 1} -> ValueDuplicateName",
        "/services -> {name: 'x', type: 'http', config: {}} -> ServiceAlreadyExists",
      })
  void aNameIsTakenOnce(String path, String body, String errorCode) {
    String id = code.create(path, json(body));
    String other = code.create(path, json(body.replace("'x'", "'y'")));

    assertThat(code.admin("POST", path, json(body))).isRefusedWithCode(409, errorCode);
    String method = path.equals("/services") ? "PATCH" : "PUT";
    assertThat(code.admin(method, path + "/" + other, json(body)))
        .isRefusedWithCode(409, errorCode);
    assertThat(code.admin("DELETE", path + "/" + id, null).status()).isIn(200, 204);
    assertThat(code.admin("POST", path, json(body))).isJson(201);
  }

  @Test
  void aFunctionIsDeletedWithTheStatusThatItsClientsInsistOn() {
    String path = "/functions/" + code.function("f", "exports = () => 1");

    assertThat(code.admin("DELETE", path, null)).isEmpty(200);
    assertThat(code.admin("DELETE", path, null)).isRefusedWithCode(404, "FunctionNotFound");
  }

  @ParameterizedTest
  @ValueSource(strings = {"functions", "values", "services", "triggers", "event_subscriptions"})
  void whatIsNotThereIsNotFound(String kind) {
    for (String id : List.of(ABSENT, "1234")) {
      assertThat(code.admin("GET", "/" + kind + "/" + id, null)).hasStatus(404);
      assertThat(code.admin("DELETE", "/" + kind + "/" + id, null)).hasStatus(404);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '"',
      value = {
        "/functions -> {name: '', source: 'exports = () => 1'}",
        "/functions -> {source: 'exports = () => 1'}",
        "/functions -> {name: 'f'}",
        "/functions -> {name: 'f', source: 7}",
        "/values -> {value: 1}",
        "/services -> {name: 's'}",
        "/services -> {name: 'a#b', type: 'http'}",
        "/triggers -> {name: 'a b', type: 'AUTHENTICATION'}",
        "/triggers -> {name: 'a'}",
        "/triggers -> {type: 'AUTHENTICATION'}",
      })
  void whatMakesNoSenseIsRefused(String path, String body) {
    assertThat(code.admin("POST", path, json(body)).status()).isEqualTo(400);
    assertThat(code.admin("GET", path, null)).hasBody("[]");
  }

  @Test
  void triggersAreServedUnderTheirOldNameToo() {
    code.function("f", "exports = () => 1");
    Document body =
        json(
            "{name: 't', type: 'AUTHENTICATION', disabled: false, function_name: 'f',"
                + " config: {operation_type: 'LOGIN', providers: ['anon-user']}}");
    String id = code.create("/event_subscriptions", body);

    assertThat(code.admin("GET", "/triggers/" + id, null).document()).containsAllEntriesOf(body);
    assertThat(code.admin("GET", "/triggers", null).documents()).hasSize(1);
    assertThat(code.admin("PUT", "/triggers/" + id + "/resume", null)).isEmpty(204);
    assertThat(code.admin("PUT", "/event_subscriptions/" + id + "/resume", json("{}")))
        .isEmpty(204);
    assertThat(code.admin("DELETE", "/event_subscriptions/" + id, null)).isEmpty(204);
    assertThat(code.admin("GET", "/triggers", null)).hasBody("[]");
  }
}
