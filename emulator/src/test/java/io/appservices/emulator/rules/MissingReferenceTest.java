package io.appservices.emulator.rules;

import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.functions.Code;
import io.appservices.emulator.testing.Response;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Configuration that refers to functions and data sources that the app does not have. */
class MissingReferenceTest {

  private static final String NO_CLUSTER =
      "a database trigger requires an associated Atlas cluster service";

  private final Code code = Code.shared();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{service_id: '5f60207f14dfb25d23109999'}",
        "{service_id: 'nothing'}",
        "{service_name: 'nothing'}",
        "{service_id: 5}",
        "{}",
      })
  void refusesADatabaseTriggerOnAnUnknownService(String service) {
    Document trigger = databaseTrigger(json(service));

    refusedWithoutCluster(code.admin("POST", "/triggers", trigger));
    refusedWithoutCluster(code.admin("POST", "/event_subscriptions", trigger));
    assertThat(code.admin("GET", "/triggers", null)).hasBody("[]");
  }

  @Test
  void refusesADatabaseTriggerOnAServiceThatIsNoCluster() {
    String http = code.create("/services", json("{name: 'web', type: 'http', config: {}}"));

    refusedWithoutCluster(
        code.admin("POST", "/triggers", databaseTrigger(new Document("service_id", http))));
  }

  @Test
  void refusesAChangeOfATriggerToAnUnknownService() {
    code.function("seen", "exports = () => 1;");
    Document good =
        databaseTrigger(json("{service_name: 'mongodb-atlas'}")).append("function_name", "seen");
    String path = "/triggers/" + code.create("/triggers", good);

    refusedWithoutCluster(
        code.admin("PUT", path, databaseTrigger(json("{service_id: '5f60207f14dfb25d23109999'}"))));

    assertThat(code.admin("GET", path, null).document().get("config", Document.class))
        .containsEntry("service_name", "mongodb-atlas");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '"',
      value = {
        "function_id: '5f60207f14dfb25d23109999' -> 5f60207f14dfb25d23109999",
        "function_id: 'nothing' -> nothing",
        "function_name: 'nobody' -> nobody",
        "event_processors: {FUNCTION: {config: {function_id: '5f60207f14dfb25d23109999'}}}"
            + " -> 5f60207f14dfb25d23109999",
      })
  void refusesATriggerOfAnUnknownFunction(String function, String named) {
    for (String type : new String[] {"AUTHENTICATION", "SCHEDULED"}) {
      Response refused =
          code.admin(
              "POST",
              "/triggers",
              json(
                  "{name: 't', type: '"
                      + type
                      + "', config: {schedule: '* * * * *'}, "
                      + function
                      + "}"));

      assertThat(refused).isJson(400);
      assertThat(refused.string("error"))
          .isEqualTo(
              "invalid event processor config for trigger 't', function '%s' does not exist"
                  .formatted(named));
    }
  }

  @Test
  void takesATriggerWhoseOtherPlaceNamesAFunctionThatIsGone() {
    String id = code.function("f", "exports = () => 1");
    Document trigger =
        json(
            "{name: 't', type: 'AUTHENTICATION', "
                + "config: {operation_type: 'LOGIN', providers: []}, event_processors: {FUNCTION: {config:"
                + " {function_id: '5f60207f14dfb25d23109999'}}}}");

    code.create("/triggers", trigger.append("function_id", id));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '"',
      value = {
        "POST /endpoints -> {route: '/x', http_method: 'GET', function_id: '%s'}",
        "POST /endpoints -> {route: '/x', http_method: 'GET', function_name: '%s'}",
        "POST /graphql/custom_resolvers -> {on_type: 'Query', field_name: 'x', function_id: '%s'}",
        "POST /auth_providers -> {type: 'custom-function', config: {authFunctionId: '%s'}}",
        "POST /auth_providers -> {type: 'local-userpass', config: {runConfirmationFunction: true,"
            + " confirmationFunctionId: '%s'}}",
        "POST /auth_providers -> {type: 'local-userpass', config: {resetFunctionId: '%s'}}",
        "PATCH /custom_user_data -> {on_user_creation_function_id: '%s'}",
      })
  void refusesWhatNamesAnUnknownFunction(String call, String body) {
    String absent = "5f60207f14dfb25d23109999";
    code.admin("DELETE", "/auth_providers/" + code.app().admin().provider("local-userpass"), null);
    String[] request = call.split(" ");

    Response refused = code.admin(request[0], request[1], json(body.formatted(absent)));

    assertThat(refused).isRefusedWithCode(400, "FunctionNotFound");
    assertThat(refused.string("error")).isEqualTo("function not found: '" + absent + "'");
  }

  @Test
  void refusesCustomUserDataInAnUnknownService() {
    assertThat(
            code.admin(
                "PATCH",
                "/custom_user_data",
                json("{mongo_service_id: '5f60207f14dfb25d23109999'}")))
        .isRefusedWithCode(400, "ServiceNotFound");
  }

  private Document databaseTrigger(Document service) {
    Document config = json("{database: 'd', collection: 'c', operation_types: ['INSERT']}");
    config.putAll(service);
    return new Document("name", "t").append("type", "DATABASE").append("config", config);
  }

  private static void refusedWithoutCluster(Response refused) {
    assertThat(refused).isJson(400);
    assertThat(refused.document())
        .containsEntry("error", NO_CLUSTER)
        .doesNotContainKey("error_code");
  }
}
