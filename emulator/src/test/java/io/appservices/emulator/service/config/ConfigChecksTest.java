package io.appservices.emulator.service.config;

import static io.appservices.emulator.service.HeardServices.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.app.ConfigKind;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which parts of a configuration make no sense. */
class ConfigChecksTest {

  private static Members members(String json) {
    return Members.of(Document.parse(json));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          {name: 's'}                | missing required parameter: 'type'
          {type: 'http'}             | missing required parameter: 'name'
          {type: 'http', name: '#s'} | a service name may not contain '#'
          {type: 'x', name: 's'}     | service type not found: 'x'
          """,
      delimiter = '|')
  void aServiceHasANameAndAType(String json, String reason) {
    assertThat(refusal(() -> ConfigChecks.service(members(json)))).isEqualTo(reason);
    ConfigChecks.service(members("{type: 'http', name: 's'}"));
  }

  @Test
  void whatAServiceIsReachedWithIsNotEmpty() {
    for (String type : new String[] {"aws", "aws-s3", "aws-ses"}) {
      for (String key : new String[] {"region", "accessKeyId", "secretAccessKey"}) {
        String json = "{type: '%s', config: {%s: '%s'}}";
        ConfigChecks.serviceSettings(members(json.formatted(type, key, "x")));
        assertThat(
                refusal(() -> ConfigChecks.serviceSettings(members(json.formatted(type, key, "")))))
            .isEqualTo("'" + key + "' must not be empty");
      }
    }
    for (String key : new String[] {"sid", "auth_token"}) {
      assertThat(
              refusal(
                  () ->
                      ConfigChecks.serviceSettings(
                          members("{type: 'twilio', config: {" + key + ": ''}}"))))
          .isEqualTo("'" + key + "' must not be empty");
    }
    ConfigChecks.serviceSettings(members("{type: 'http', config: {region: ''}}"));
    ConfigChecks.serviceSettings(members("{type: 'aws'}"));
    ConfigChecks.serviceSettings(members("{}"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          {name: 't'} | missing required parameter: 'type'
          {type: 'AUTHENTICATION', name: 'a b'} | trigger names have 1 to 64 characters
          {type: 'AUTHENTICATION', name: ''} | trigger names have 1 to 64 characters
          {type: 'DATABASE', config: {operation_types: ['INSERT', 'X']}} | 'X' is not a valid
          {type: 'DATABASE', config: {operation_types: [1]}} | '1' is not a valid operation type
          {type: 'SCHEDULED'} | missing required parameter: 'config'
          {type: 'SCHEDULED', config: {}} | missing required parameter: 'schedule'
          {type: 'SCHEDULED', config: {schedule: 'x'}} | invalid schedule 'x'
          {type: 'SCHEDULED', config: {schedule: '* * * * *', skip_catchup_events: 1}} | 'skip_
          """,
      delimiter = '|')
  void aTriggerCanRun(String json, String reason) {
    assertThat(refusal(() -> ConfigChecks.trigger(members(json)))).startsWith(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: 'AUTHENTICATION', config: {operation_types: ['LOGIN'], schedule: 'x'}}",
        "{type: 'DATABASE', name: 'a_B-1', config: {operation_types: ['INSERT', 'DROP_DATABASE']}}",
        "{type: 'DATABASE', config: {operation_types: 'UPDATE'}}",
        "{type: 'DATABASE'}",
        "{type: 'SCHEDULED', config: {schedule: '* * * * *', skip_catchup_events: true}}"
      })
  void whatATriggerMaySay(String json) {
    ConfigChecks.trigger(members(json));
  }

  @Test
  void namesOfValuesAndSecretsAndTheirLength() {
    ConfigChecks.valueName("a-_1");
    ConfigChecks.valueName("1" + "x".repeat(63));
    for (String name : new String[] {"", "-a", "a b", "x".repeat(65)}) {
      assertThat(refusal(() -> ConfigChecks.valueName(name))).startsWith("names of values");
      assertThat(refusal(() -> ConfigChecks.secret(name, ""))).startsWith("names of values");
    }
    ConfigChecks.secret("a", "x".repeat(500));
    ConfigChecks.secret("__s_uri", "x");
    assertThat(refusal(() -> ConfigChecks.secret("__s_uri", "x".repeat(501))))
        .isEqualTo("a secret has 500 characters at most");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          {route: '/x'} | missing required parameter: 'http_method'
          {http_method: 'GET'} | missing required parameter: 'route'
          {http_method: 'HEAD', route: '/x'} | 'HEAD' is not a valid http_method
          {http_method: 'GET', route: 'x'} | route 'x' must begin with a slash
          {http_method: 'GET', route: '/data/x'} | routes below /data/ belong to the Data API
          {http_method: 'GET', route: '/x', disabled: 1} | 'disabled' must be a boolean
          {http_method: 'GET', route: '/x', respond_result: 1} | 'respond_result' must be a
          {http_method: 'GET', route: '/x', validation_method: 'X'} | 'X' is not a valid validation
          {http_method: 'GET', route: '/x', return_type: 'XML'} | 'XML' is not a valid return_type
          """,
      delimiter = '|')
  void anEndpointCanBeCalled(String json, String reason) {
    assertThat(refusal(() -> EndpointChecks.endpoint(members(json)))).startsWith(reason);
  }

  @Test
  void whatAnEndpointAndTheDataApiMaySay() {
    for (String method : new String[] {"get", "POST", "PUT", "PATCH", "DELETE", "*", "ANY"}) {
      EndpointChecks.endpoint(
          members(
              "{http_method: '%s', route: '/x', validation_method: 'no_validation', return_type: ''}"
                  .formatted(method)));
    }
    EndpointChecks.dataApi(members("{versions: ['v1', 'beta'], return_type: 'EJSON'}"));
    EndpointChecks.dataApi(members("{return_type: 'JSON'}"));
    assertThat(refusal(() -> EndpointChecks.dataApi(members("{versions: ['v1', 'v2']}"))))
        .isEqualTo("'v2' is not a version of the Data API: v1");
    assertThat(refusal(() -> EndpointChecks.dataApi(members("{validation_method: 'X'}"))))
        .isEqualTo("'X' is not a valid validation_method");
  }

  @ParameterizedTest
  @CsvSource({
    "FUNCTION, private",
    "FUNCTION, run_as_system",
    "FUNCTION, disable_arg_logs",
    "INCOMING_WEBHOOK, run_as_authed_user",
    "INCOMING_WEBHOOK, respond_result",
    "LOG_FORWARDER, disabled",
    "TRIGGER, disabled",
    "TRIGGER, event_processors",
    "VALUE, private",
    "VALUE, from_secret",
    "ENVIRONMENT_VALUE, values",
    "SERVICE_RULE, roles",
    "SERVICE_RULE, filters"
  })
  void membersHaveTheirTypes(ConfigKind kind, String member) {
    Document body = new Document(member, "x");
    assertThat(refusal(() -> DefinitionTypes.check(kind, body)))
        .startsWith("'" + member + "' must be ");
    DefinitionTypes.check(ConfigKind.SCHEMA, body);
  }

  @Test
  void settingsOfTriggersAndProvidersHaveTheirTypes() {
    Document trigger = Document.parse("{config: {unordered: 'x'}}");
    assertThat(refusal(() -> DefinitionTypes.check(ConfigKind.TRIGGER, trigger)))
        .startsWith("'config.unordered' must be ");
    DefinitionTypes.check(ConfigKind.FUNCTION, trigger);
    for (String wrong :
        new String[] {
          "{config: 1}",
          "{secret_config: 1}",
          "{config: {autoConfirm: 'x'}}",
          "{config: {resetPasswordSubject: '" + "x".repeat(257) + "'}}"
        }) {
      assertThat(refusal(() -> DefinitionTypes.authProvider(Document.parse(wrong))))
          .contains("must be ");
    }
    DefinitionTypes.authProvider(
        Document.parse("{config: {confirmEmailSubject: '" + "x".repeat(256) + "'}}"));
  }
}
