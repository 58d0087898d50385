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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts that are made, listed, shown, changed and deleted alike. */
class StoredPartTest {

  private static final String ABSENT = "5f60207f14dfb25d24511299";

  private final AdminApiClient admin = TestApp.shared().admin();
  private final String function =
      admin
          .onApp(
              "POST", "/functions", new Document("name", "f").append("source", "exports = () => 1"))
          .string("_id");

  @ParameterizedTest
  @EnumSource
  void aPartIsGivenBackAsItCame(StoredPart part) {
    String one = create(part, body(part));

    Document shown = admin.onApp("GET", one, null).document();

    assertThat(one).endsWith("/" + shown.remove("_id"));
    if (part == StoredPart.ENVIRONMENT_VALUE) {
      assertThat(shown.remove("last_modified")).isInstanceOf(Integer.class);
    }
    if (part == StoredPart.ENDPOINT) {
      assertThat(shown.remove("function_name")).isEqualTo("f");
    }
    assertThat(shown).isEqualTo(body(part));
    assertThat(admin.onApp("GET", part.path(), null).documents())
        .extracting(listed -> listed.get("_id"))
        .containsExactly(one.substring(one.lastIndexOf('/') + 1));
  }

  @ParameterizedTest
  @EnumSource
  void aPartIsChanged(StoredPart part) {
    String one = create(part, body(part));
    Document changed = body(part).append("added", "later");

    Response answer = admin.onApp(part.changeMethod(), one, changed);

    assertThat(answer.status()).isIn(200, 204);
    assertThat(admin.onApp("GET", one, null).document()).containsAllEntriesOf(changed);
  }

  @ParameterizedTest
  @EnumSource
  void aPartIsDeletedOnce(StoredPart part) {
    String one = create(part, body(part));

    assertThat(admin.onApp("DELETE", one, null).status()).isIn(200, 204);

    assertThat(admin.onApp("DELETE", one, null)).hasStatus(404);
    assertThat(admin.onApp("GET", one, null)).hasStatus(404);
    assertThat(admin.onApp(part.changeMethod(), one, body(part))).hasStatus(404);
    assertThat(admin.onApp("GET", part.path(), null)).hasBody("[]");
    assertThat(admin.onApp("POST", part.path(), body(part))).hasStatus(part.created());
  }

  @ParameterizedTest
  @EnumSource
  void noTwoPartsAreToldByTheSame(StoredPart part) {
    create(part, body(part));

    Response second = admin.onApp("POST", part.path(), body(part));

    assertThat(second).hasStatus(part.hasKey() ? 409 : part.created());
    assertThat(admin.onApp("GET", part.path(), null).documents()).hasSize(part.hasKey() ? 1 : 2);
  }

  @ParameterizedTest
  @EnumSource
  void aPartThatCannotBeToldIsRefusedAndNothingIsKept(StoredPart part) {
    Document body = body(part);
    body.remove(part.required());

    assertThat(admin.onApp("POST", part.path(), body)).isRefusedWithCode(400, "MissingParameter");
    assertThat(admin.onApp("POST", part.path(), "[]")).isRefusedWithCode(400, "BadRequest");
    assertThat(admin.onApp("GET", part.path(), null)).hasBody("[]");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotThereIsNotFound(StoredPart part) {
    for (String id : new String[] {ABSENT, "1234"}) {
      assertThat(admin.onApp("GET", part.path() + "/" + id, null)).hasStatus(404);
      assertThat(admin.onApp("DELETE", part.path() + "/" + id, null)).hasStatus(404);
    }
  }

  @Test
  void anAbsentEnvironmentValueHasACodeOfItsOwn() {
    assertThat(admin.onApp("GET", "/environment_values/" + ABSENT, null))
        .isRefusedWithCode(404, "EnvironmentValueNotFound");
  }

  @Test
  void functionsFindTheEnvironmentValuesOfTheEnvironmentThatTheAppIsIn() {
    create(
        StoredPart.ENVIRONMENT_VALUE,
        Document.parse("{name: 'url', values: {none: 'n', qa: {host: 'q'}}}"));
    create(StoredPart.ENVIRONMENT_VALUE, Document.parse("{name: 'other', values: {testing: 1}}"));
    assertThat(environment()).isEqualTo(Document.parse("{tag: '', values: {url: 'n'}}"));

    assertThat(admin.onApp("PUT", "/environment", new Document("environment", "qa"))).isJson(200);

    assertThat(environment()).isEqualTo(Document.parse("{tag: 'qa', values: {url: {host: 'q'}}}"));
  }

  private Document environment() {
    Document body = new Document("source", "exports = () => context.environment;");
    Response run =
        admin.onApp(
            "POST",
            "/debug/execute_function_source?run_as_system=true",
            body.append("eval_source", "exports()"));
    return run.document().get("result", Document.class);
  }

  @Test
  void aLogForwarderIsSwitchedOnAndOffAndKeepsTheRest() {
    Document body = StoredPart.LOG_FORWARDER.body();
    String one = create(StoredPart.LOG_FORWARDER, body);

    assertThat(admin.onApp("PUT", one + "/disable", null)).isEmpty(204);
    assertThat(admin.onApp("GET", one, null).document())
        .containsAllEntriesOf(body.append("disabled", true));
    assertThat(admin.onApp("PUT", one + "/enable", null)).isEmpty(204);
    assertThat(admin.onApp("PATCH", one, new Document("log_types", "none")).document())
        .containsAllEntriesOf(body.append("disabled", false).append("log_types", "none"));
    assertThat(admin.onApp("PUT", "/log_forwarders/" + ABSENT + "/enable", null)).hasStatus(404);
  }

  @ParameterizedTest
  @CsvSource({"draft, 1", "sent, 0"})
  void pushNotificationsAreListedByState(String state, int count) {
    create(StoredPart.PUSH_NOTIFICATION, StoredPart.PUSH_NOTIFICATION.body());

    assertThat(admin.onApp("GET", "/push/notifications?state=" + state, null).documents())
        .hasSize(count);
  }

  @ParameterizedTest
  @ValueSource(strings = {"invalid", "SENT"})
  void aPushNotificationHasOneOfTwoStates(String state) {
    Document body = StoredPart.PUSH_NOTIFICATION.body().append("state", state);
    assertThat(admin.onApp("GET", "/push/notifications?state=" + state, null))
        .as("none is there yet")
        .isRefusedWithCode(400, "InvalidParameter");

    assertThat(admin.onApp("POST", "/push/notifications", body))
        .isRefusedWithCode(400, "InvalidParameter");
    create(StoredPart.PUSH_NOTIFICATION, StoredPart.PUSH_NOTIFICATION.body());
    assertThat(admin.onApp("GET", "/push/notifications?state=" + state, null))
        .isRefusedWithCode(400, "InvalidParameter");
  }

  @Test
  void aPushNotificationHasNoEmptyState() {
    assertThat(
            admin.onApp(
                "POST",
                "/push/notifications",
                StoredPart.PUSH_NOTIFICATION.body().append("state", "")))
        .isRefusedWithCode(400, "InvalidParameter");
  }

  @Test
  void sendingAPushNotificationIsNotEmulated() {
    String one = create(StoredPart.PUSH_NOTIFICATION, StoredPart.PUSH_NOTIFICATION.body());

    Response sent = admin.onApp("POST", one + "/send", null);

    assertThat(sent).isRefusedWithCode(501, "NotEmulated");
    assertThat(sent.string("error")).endsWith(": push notifications are not sent");
    assertThat(admin.onApp("GET", one, null).string("state")).isEqualTo("draft");
  }

  @Test
  void incomingWebhooksBelongToTheirService() {
    String web = service("web");
    String other = service("other");
    Document body = Document.parse("{name: 'hook', function_source: 's', respond_result: true}");
    Response made = admin.onApp("POST", web + "/incoming_webhooks", body);
    assertThat(made).isJson(201);
    String id = made.string("_id");

    assertThat(admin.onApp("POST", web + "/incoming_webhooks", body))
        .isRefusedWithCode(409, "IncomingWebhookDuplicateName");
    assertThat(admin.onApp("GET", other + "/incoming_webhooks", null)).hasBody("[]");
    assertThat(admin.onApp("GET", other + "/incoming_webhooks/" + id, null))
        .isRefusedWithCode(404, "IncomingWebhookNotFound");
    assertThat(admin.onApp("DELETE", other + "/incoming_webhooks/" + id, null)).hasStatus(404);
    assertThat(admin.onApp("POST", other + "/incoming_webhooks", body)).isJson(201);
    assertThat(admin.onApp("GET", web + "/incoming_webhooks", null).documents())
        .containsExactly(made.document());
    assertThat(admin.onApp("GET", "/services/" + ABSENT + "/incoming_webhooks", null))
        .isRefusedWithCode(404, "ServiceNotFound");
  }

  /** Its body, with the function that the app has. */
  private Document body(StoredPart part) {
    return Document.parse(part.body().toJson().replace(StoredPart.FUNCTION, function));
  }

  private String service(String name) {
    Document body = new Document("name", name).append("type", "http");
    return "/services/" + admin.onApp("POST", "/services", body).string("_id");
  }

  /** Its path. */
  private String create(StoredPart part, Document body) {
    Response made = admin.onApp("POST", part.path(), body);
    assertThat(made).isJson(part.created());
    return part.path() + "/" + made.string("_id");
  }
}
