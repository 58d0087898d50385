package io.appservices.emulator.functions;

import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.api.ServiceCall;
import io.appservices.emulator.testing.Response;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of services that are no data sources: what they let users call, in any way. */
@Tag("security")
class ServiceRuleTest {

  private final Code code = Code.shared();
  private String service = "";

  private void service(String type) {
    service = code.create("/services", new Document("name", "out").append("type", type));
  }

  private void rule(String rule) {
    code.create("/services/" + service + "/rules", json(rule));
  }

  private Response run(String body, String more) {
    String name = "f" + (body + more).hashCode();
    code.function(name, "exports = async () => context.services.get('out')." + body, json(more));
    return code.call(code.anonymous(), name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "twilio | {actions: ['send'], when: {}}                            | send({to: '+1'})",
        "twilio | {actions: ['send']}                                      | send({to: '+1'})",
        "twilio | {actions: ['send'], when: {'%%args.to': '+1'}}           | send({to: '+1'})",
        "twilio | {actions: ['send'], when: {to: {'%in': ['+1', '+2']}}}   | send({to: '+1'})",
        "twilio | {actions: ['send'], when: {'%%user.type': 'normal'}}     | send({to: '+1'})",
        "aws    | {actions: ['s3:PutObject'], when: {}} | s3('r').PutObject({Bucket: 'b'})",
        "aws    | {actions: ['s3:*'], when: {'%%args.Bucket': {'$in': ['b']}}} |"
            + " s3('r').PutObject({Bucket: 'b'})",
      })
  void letAUserCallWhatTheyEnable(String type, String rule, String call) {
    service(type);
    rule("{name: 'other', actions: ['none'], when: {}}");
    rule(Document.parse(rule).append("name", "rule").toJson());

    assertThat(run(call, "{}")).isJson(200).hasBody("{}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "twilio | {actions: ['send'], when: {'%%args.to': '+2'}}     | send({to: '+1'})   | send",
        "twilio | {actions: ['send'], when: {to: '+2'}}              | send({to: '+1'})   | send",
        "twilio | {actions: [], when: {}}                            | send({to: '+1'})   | send",
        "aws    | {actions: ['s3:GetObject'], when: {}} | s3('r').PutObject({}) | s3.PutObject",
        "aws    | {actions: ['ses:*'], when: {}}        | s3('r').PutObject({}) | s3.PutObject",
        "http   | {actions: ['post'], when: {}} | get({url: 'https://example.com'}) | get",
        "http   | {actions: ['get'], when: {'%%args.url.host': {'%in': ['a.example.com']}}} |"
            + " get({url: 'https://example.com/a'}) | get",
        "http   | {actions: ['post'], when: {'%%args.body.to': 'a'}} | post({url: 'https://e.com',"
            + " body: {to: 'b'}, encodeBodyAsJSON: true}) | post",
      })
  void refuseAUserAllElseAndTheSystemNothing(String type, String rule, String call, String action) {
    service(type);
    rule(Document.parse(rule).append("name", "rule").toJson());
    code.app().emulated().serviceCalls().answer("out", action, arguments -> Map.of("body", "x"));

    assertThat(run(call, "{}"))
        .isRefused(
            400,
            "FunctionExecutionError",
            "Error: no matching rule found for action '" + action + "' of service 'out'");
    assertThat(code.app().emulated().serviceCalls().list()).isEmpty();
    assertThat(run(call, "{run_as_system: true}")).isJson(200);
    assertThat(code.app().emulated().serviceCalls().list())
        .extracting(ServiceCall::action)
        .containsExactly(action);
  }

  @Test
  void bindClientsThatCallAService() {
    service("twilio");
    rule("{name: 'rule', actions: ['send'], when: {to: '+1'}}");
    String user = code.anonymous();
    code.app().emulated().serviceCalls().answer("out", "send", arguments -> Map.of("sid", "1"));

    assertThat(code.data(user, "out", "send", json("{to: '+1'}"))).hasBody("{\"sid\":\"1\"}");
    assertThat(code.data(user, "out", "send", json("{to: '+2'}")))
        .isRefused(
            403,
            "NoMatchingRuleFound",
            "no matching rule found for action 'send' of service 'out'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{url: '#/__emulator/v1/outbox'}",
        "{url: 'https://services.cloud.mongodb.com/__emulator/v1/outbox'}",
        "{url: '#/__emulator/v1/outbox', headers: {origin: ['#']}}",
        "{url: '#/api/admin/v3.0/groups', followRedirects: true}",
      })
  void clientsReachByAServiceNoMoreThanAPageMay(String request) {
    service("http");
    String url = code.app().emulator().baseUrl();
    Document argument = json(request.replace("#", url));

    Document answer = code.data(code.anonymous(), "out", "get", argument).document();

    assertThat(answer.getInteger("statusCode")).isEqualTo(403);
  }

  @Test
  void clientsReachTheClientApiByAService() {
    service("http");
    String location =
        code.app().emulator().baseUrl() + "/api/client/v2.0" + code.app().client().app("/location");

    Document answer =
        code.data(code.anonymous(), "out", "get", new Document("url", location)).document();

    assertThat(answer.getInteger("statusCode")).isEqualTo(200);
  }

  @Test
  void clientsReachAwsByPartAndAction() {
    service("aws");
    String user = code.anonymous();
    Document request =
        json(
            "{aws_service: 'ses', aws_action: 'SendEmail', aws_region: 'us-east-1',"
                + " aws_arguments: {Source: 'a@example.com'}}");

    assertThat(code.data(user, "out", "execute", request)).hasBody("{}");

    ServiceCall call = code.app().emulated().serviceCalls().list("out").get(0);
    assertThat(call.action()).isEqualTo("ses.SendEmail");
    assertThat(call.region()).isEqualTo("us-east-1");
    assertThat(call.arguments()).containsExactly(Map.of("Source", "a@example.com"));
  }

  @ParameterizedTest
  @CsvSource({"twilio, call", "gcm, sendAll", "github, open"})
  void aServiceHasNoOtherActions(String type, String action) {
    service(type);

    assertThat(run(action + "({})", "{}"))
        .hasStatus(400)
        .satisfies(refused -> assertThat(refused.string("error")).contains("TypeError"));
    assertThat(code.data(code.anonymous(), "out", action, json("{}")))
        .isRefused(400, "ServiceCommandNotFound", "command not found: '" + action + "'");
    assertThat(code.app().emulated().serviceCalls().list()).isEmpty();
  }
}
