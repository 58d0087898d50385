package io.appservices.emulator.domain.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.definition.RequestSettings.ReturnType;
import io.appservices.emulator.domain.definition.RequestSettings.Validation;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What requests with credentials of their own call: endpoints, webhooks and the Data API. */
class EndpointDefinitionTest {

  private static final ObjectId ID = new ObjectId();

  @Test
  void readsAnEndpoint() {
    EndpointDefinition endpoint =
        endpoint(
            """
            {"route": "/a", "http_method": "GET", "function_name": "f", "disabled": true,
             "respond_result": true, "validation_method": "verify_payload", "secret_name": "s",
             "fetch_custom_user_data": true, "create_user_on_auth": true,
             "return_type": "ejson"}
            """);
    assertThat(endpoint.id()).isEqualTo(ID);
    assertThat(endpoint.function().name()).contains("f");
    assertThat(endpoint.disabled()).isTrue();
    assertThat(endpoint.respondsWithResult()).isTrue();
    RequestSettings settings = endpoint.settings();
    assertThat(settings.validation()).isEqualTo(Validation.VERIFY_PAYLOAD);
    assertThat(settings.secret().name()).contains("s");
    assertThat(settings.fetchesCustomUserData()).isTrue();
    assertThat(settings.createsUsers()).isTrue();
    assertThat(settings.returnType()).isEqualTo(ReturnType.EJSON);
  }

  @Test
  void whatAnEndpointDoesNotSayIsOff() {
    EndpointDefinition endpoint = endpoint("{}");
    assertThat(endpoint.disabled()).isFalse();
    assertThat(endpoint.respondsWithResult()).isFalse();
    assertThat(endpoint.isAt("/")).isFalse();
    assertThat(endpoint.takes("GET")).isFalse();
    assertThat(endpoint.takesAny()).isFalse();
    assertThat(endpoint.settings().fetchesCustomUserData()).isFalse();
    assertThat(endpoint.settings().createsUsers()).isFalse();
    assertThat(endpoint.settings().returnType()).isEqualTo(ReturnType.JSON);
    assertThat(endpoint.settings().logsArguments()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"/a/b, /a/b, true", "/a/b/, /a/b, true", "/a/b, /a/b/, true", "/a, /ab, false"})
  void aSlashAtTheEndOfAPathDoesNotCount(String route, String path, boolean same) {
    assertThat(endpoint("{'route': '" + route + "'}").isAt(path)).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, true, false",
    "get, true, false",
    "POST, false, false",
    "*, false, true",
    "ANY, false, true",
    "any, false, true"
  })
  void anEndpointTakesOneMethodOrAll(String method, boolean takesGet, boolean takesAny) {
    EndpointDefinition endpoint = endpoint("{'http_method': '" + method + "'}");
    assertThat(endpoint.takes("GET")).isEqualTo(takesGet);
    assertThat(endpoint.takesAny()).isEqualTo(takesAny);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | NO_VALIDATION",
        "{'validation_method': ''} | NO_VALIDATION",
        "{'validation_method': 'SECRET_AS_QUERY_PARAM'} | SECRET_AS_QUERY_PARAM",
        "{'verification_method': 'secret_as_query_param'} | SECRET_AS_QUERY_PARAM",
        "{'validation_method': 'unheard-of'} | VERIFY_PAYLOAD",
      })
  void aValidationThatIsNotKnownLetsNobodyIn(String body, Validation validation) {
    assertThat(endpoint(body).settings().validation()).isEqualTo(validation);
  }

  @Test
  void endpointsAndTheDataApiSayDifferentlyThatArgumentsAreNotLogged() {
    assertThat(endpoint("{'disable_arg_logs': true}").settings().logsArguments()).isFalse();
    assertThat(endpoint("{'disable_arg_logs': false}").settings().logsArguments()).isTrue();
    assertThat(endpoint("{'log_function_arguments': false}").settings().logsArguments()).isFalse();
    assertThat(endpoint("{'log_function_arguments': true}").settings().logsArguments()).isTrue();
  }

  @Test
  void readsTheDataApi() {
    DataApiDefinition api =
        DataApiDefinition.of(
            Document.parse(
                """
                {"disabled": true, "versions": ["v1"], "can_evaluate": {"a": 1},
                 "run_as_system": true, "return_type": "EJSON"}
                """));
    assertThat(api.disabled()).isTrue();
    assertThat(api.versions()).containsExactly("v1");
    assertThat(api.mayEvaluate().isPresent()).isTrue();
    assertThat(api.runAs().system()).isTrue();
    assertThat(api.runAs().isCaller()).isFalse();
    assertThat(api.settings().returnType()).isEqualTo(ReturnType.EJSON);
    assertThat(DataApiDefinition.of(new Document()).runAs().isCaller()).isTrue();
  }

  @Test
  void readsAWebhook() {
    WebhookDefinition webhook =
        webhook(
            """
            {"name": "w", "function_source": "new", "source": "old", "respond_result": true,
             "options": {"httpMethod": "POST", "secret": "s", "secretAsQueryParam": true}}
            """);
    assertThat(webhook.function().name()).isEqualTo("w");
    assertThat(webhook.function().source()).isEqualTo("new");
    assertThat(webhook.methods()).containsExactly("POST");
    assertThat(webhook.secret()).contains("s");
    assertThat(webhook.respondsWithResult()).isTrue();
    assertThat(webhook.settings().validation()).isEqualTo(Validation.SECRET_AS_QUERY_PARAM);
    assertThat(webhook.settings().returnType()).isEqualTo(ReturnType.EJSON);
  }

  @Test
  void whatAWebhookDoesNotSayHasADefault() {
    WebhookDefinition webhook = webhook("{'source': 'old'}");
    assertThat(webhook.function().name()).isEqualTo("stored");
    assertThat(webhook.function().source()).isEqualTo("old");
    assertThat(webhook.methods()).isEmpty();
    assertThat(webhook.secret()).isEmpty();
    assertThat(webhook.respondsWithResult()).isFalse();
    assertThat(webhook.settings().validation()).isEqualTo(Validation.NO_VALIDATION);
    assertThat(webhook("{'options': {'validationMethod': '?'}}").settings().validation())
        .isEqualTo(Validation.VERIFY_PAYLOAD);
  }

  @ParameterizedTest
  @CsvSource({"ANY", "any", "*", "''"})
  void aWebhookOfAnyMethodNamesNone(String method) {
    assertThat(webhook("{'options': {'httpMethod': '" + method + "'}}").methods())
        .isEqualTo(List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | true |",
        "{'run_as_authed_user': true} | false |",
        "{'run_as_system': true} | true |",
        "{'run_as_system': true, 'run_as_authed_user': true} | false |",
        "{'run_as_user_id': 'u'} | false | u",
      })
  void aWebhookRunsAsTheSystemUnlessItSaysOtherwise(String body, boolean system, String user) {
    FunctionDefinition.RunAs runAs = webhook(body).function().runAs();
    assertThat(runAs.system()).isEqualTo(system);
    assertThat(runAs.userId()).isEqualTo(Optional.ofNullable(user));
  }

  private static EndpointDefinition endpoint(String body) {
    return EndpointDefinition.of(stored(ConfigKind.ENDPOINT, body));
  }

  private static WebhookDefinition webhook(String body) {
    return WebhookDefinition.of(stored(ConfigKind.INCOMING_WEBHOOK, body), Optional.empty());
  }

  private static ConfigDocument stored(ConfigKind kind, String body) {
    return new ConfigDocument(ID, kind, "stored", Document.parse(body), 0);
  }
}
