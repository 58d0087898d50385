package io.appservices.emulator.functions;

import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.api.ServiceCall;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What functions send to services that are not emulated, and what they are answered. */
class ServiceCallTest {

  private final Code code = Code.shared();

  private Response run(String body) {
    code.function("f" + body.hashCode(), "exports = async () => { " + body + " };");
    return code.call(code.anonymous(), "f" + body.hashCode());
  }

  private void service(String type) {
    code.create("/services", new Document("name", "out").append("type", type));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "aws    | ses('us-east-1').SendEmail({Source: 'a@example.com'}) | ses.SendEmail |"
            + " us-east-1",
        "aws    | s3('eu-west-1').PutObject({Source: 'a@example.com'})  | s3.PutObject  |"
            + " eu-west-1",
        "aws    | lambda().Invoke({Source: 'a@example.com'})            | lambda.Invoke | ``",
        "aws    | put({Source: 'a@example.com'})                        | put           | ``",
        "twilio | send({Source: 'a@example.com'})                       | send          | ``",
        "gcm    | send({Source: 'a@example.com'})                       | send          | ``",
      })
  void isKeptAndAnsweredWithNothing(String type, String call, String action, String region) {
    service(type);

    assertThat(run("return context.services.get('out')." + call)).isJson(200).hasBody("{}");

    List<ServiceCall> calls = code.app().emulated().serviceCalls().list();
    assertThat(calls).hasSize(1);
    assertThat(calls.get(0).service()).isEqualTo("out");
    assertThat(calls.get(0).type()).isEqualTo(type);
    assertThat(calls.get(0).action()).isEqualTo(action);
    assertThat(calls.get(0).region()).isEqualTo(region);
    assertThat(calls.get(0).arguments()).isEqualTo(List.of(Map.of("Source", "a@example.com")));
  }

  @Test
  void isAnsweredAsTheTestSays() {
    service("aws");
    var calls = code.app().emulated().serviceCalls();
    calls.answer("out", "s3.GetObject", arguments -> Map.of("Body", arguments.get(0)));
    calls.answer(
        "out",
        "ses.SendEmail",
        arguments -> {
          throw new IllegalStateException("mailbox is full");
        });

    assertThat(run("return context.services.get('out').s3('r').GetObject('key')"))
        .hasBody("{\"Body\":\"key\"}");
    assertThat(
            run("return context.services.get('out').ses('r').SendEmail({}).catch(e => e.message)"))
        .hasBody("\"mailbox is full\"");
    assertThat(calls.list("other")).isEmpty();
    calls.clear();
    assertThat(calls.list()).isEmpty();
  }

  @Test
  void isThereOverHttp() throws Exception {
    service("twilio");
    String base =
        code.app().emulator().baseUrl()
            + "/__emulator/v1/apps/"
            + code.app().emulated().clientAppId();
    post(base, "{service: 'out', action: 'send', result: {sid: 'SM1'}}");

    assertThat(run("return context.services.get('out').send({to: '+15550100'})"))
        .hasBody("{\"sid\":\"SM1\"}");
    post(base, "{service: 'out', action: 'send', error: 'no such number'}");
    assertThat(run("return  context.services.get('out').send({to: '+15550101'})"))
        .isRefused(400, "FunctionExecutionError", "Error: no such number");

    Response listed = Http.send("GET", base + "/service-calls?service=out&action=send", null);
    assertThat(listed.document().getList("calls", Document.class))
        .extracting(call -> call.getList("arguments", Document.class).get(0).getString("to"))
        .containsExactly("+15550100", "+15550101");
    assertThat(Http.send("DELETE", base + "/service-calls", null)).hasStatus(204);
    assertThat(Http.send("GET", base + "/service-calls", null)).hasBody("{\"calls\":[]}");
  }

  private static void post(String base, String answer) throws Exception {
    assertThat(
            Http.send(
                "POST",
                base + "/service-answers",
                json(answer).toJson().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .hasStatus(204);
  }

  @Test
  void mayBeAwaitedAndShown() {
    service("twilio");

    assertThat(
            run(
                "const out = await context.services.get('out'); console.log(out); return typeof"
                    + " out.send"))
        .hasBody("\"function\"");
  }
}
