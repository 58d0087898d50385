package io.appservices.emulator.endpoints;

import static io.appservices.emulator.endpoints.EndpointApp.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The webhooks of services of GitHub and Twilio, which are given the body that these send. */
class WebhookSenderTest {

  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String BODY = "{\"commits\":[{\"id\":\"1\"}]}";

  /** The signatures of {@code BODY} by the secret 12345, as openssl makes them. */
  private static final String SHA_1 = "d9c8cc13508fa184c123a3780a0bd9c5d8c68e8f";

  private static final String SHA_256 =
      "9431c92dc362fd625684e5f5106fe852035aadbcd146c59435cc7eb06cafcac2";

  private final EndpointApp app = EndpointApp.shared();

  private void webhook(String type, String source, String settings) {
    String service =
        app.create(
            "/services",
            new Document("name", "from").append("type", type).append("config", config(type)));
    Document body = new Document("name", "hook").append("function_source", source);
    body.putAll(json(settings));
    app.create("/services/" + service + "/incoming_webhooks", body);
  }

  private static Document config(String type) {
    return type.equals("twilio") ? json("{sid: 'AC1'}") : new Document();
  }

  private Response call(String body, String... headers) {
    String url =
        app.app().emulator().baseUrl()
            + "/api/client/v2.0/app/"
            + app.app().emulated().clientAppId()
            + "/service/from/incoming_webhook/hook";
    return Http.send("POST", url, body.getBytes(UTF_8), headers);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        JSON + " | " + BODY,
        "application/json; charset=utf-8 | " + BODY,
        FORM + " | payload=%7B%22commits%22%3A%5B%7B%22id%22%3A%221%22%7D%5D%7D",
      })
  void givesTheEventOfGitHub(String type, String body) {
    webhook("github", "exports = event => event.commits[0].id", "{respond_result: true}");

    assertThat(call(body, "Content-Type", type)).hasStatus(200).hasBody("\"1\"");
  }

  @Test
  void givesTheMessageOfTwilio() {
    webhook(
        "twilio",
        "exports = ({ From, To, Body }, response) => response.setBody(`${From}>${To}: ${Body}`)",
        "{}");

    assertThat(call("From=%2B1555&To=%2B1666&Body=Hi+there&Body=no", "Content-Type", FORM))
        .hasStatus(200)
        .hasBody("+1555>+1666: Hi there");
    assertThat(
            call(
                "{\"From\":\"+1555\",\"To\":\"+1666\",\"Body\":\"Hi\"}",
                "Content-Type",
                "application/json"))
        .hasBody("+1555>+1666: Hi");
  }

  @Test
  void refusesABodyThatCannotBeParsed() {
    webhook("github", "exports = () => 1", "{}");

    assertThat(call("[1", "Content-Type", JSON)).isRefusedWithCode(400, "BadRequest");
    assertThat(app.logs("WEBHOOK"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.getString("error")).contains("malformed"));
  }

  @ParameterizedTest
  @CsvSource({
    "X-Hub-Signature, sha1=af1a63d7ad2a3b8f5eb1ee6c9bd8c1ee8c31fa9b, 401",
    "X-Hub-Signature, SHA1, 204",
    "X-Hub-Signature-256, SHA256, 204",
    "X-Hook-Signature, SHA256, 401",
    "X-Other, none, 401",
  })
  void asksGitHubForItsSignature(String header, String signature, int status) {
    webhook("github", "exports = () => 1", "{options: {secret: '12345'}}");
    String sent =
        switch (signature) {
          case "SHA1" -> "sha1=" + SHA_1;
          case "SHA256" -> "sha256=" + SHA_256;
          default -> signature;
        };

    assertThat(call(BODY, "Content-Type", JSON, header, sent)).hasStatus(status);
  }
}
