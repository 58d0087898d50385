package io.appservices.emulator.triggers;

import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.functions.Code;
import io.appservices.emulator.testing.ControlApiClient;
import io.appservices.emulator.testing.Response;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Triggers that are run because somebody asks for it. */
class TriggerRunTest {

  private final Code code = Code.shared();
  private final ControlApiClient control = new ControlApiClient(code.app().emulator());
  private final String triggers = "/apps/" + code.app().emulated().clientAppId() + "/triggers/";

  @BeforeEach
  void makeFunction() {
    code.function("seen", "exports = (...given) => { console.log('ran'); return given.length; }");
    code.function("fails", "exports = () => { throw new Error('no luck'); }");
  }

  @Test
  void aScheduledOneIsGivenNothingAndLoggedAsOneThatTheClockRan() {
    String id = trigger("SCHEDULED", "seen", "{schedule: '0 0 1 1 *'}");

    Response run = run(id, "");

    assertThat(run).isJson(200);
    assertThat(run.document())
        .containsEntry("arguments", List.of())
        .containsEntry("result", 0.0)
        .containsEntry("logs", List.of("ran"));
    assertThat(control.get(triggers + id + "/sample").document()).isEmpty();
    assertThat(code.logs("?type=SCHEDULED_TRIGGER"))
        .singleElement()
        .satisfies(entry -> assertThat(entry).containsEntry("function_name", "seen"));
    assertThat(code.logs("?type=FUNCTION")).isEmpty();
  }

  @Test
  void aDatabaseTriggerIsGivenAChangeThatIsMadeUp() {
    String id =
        trigger(
            "DATABASE",
            "seen",
            "{service_name: 'mongodb-atlas', database: 'shop', collection: 'orders',"
                + " operation_types: ['UPDATE', 'DELETE']}");

    Document sample = sample(id);
    Document given = run(id, "").document().getList("arguments", Document.class).get(0);

    assertThat(sample)
        .containsEntry("operationType", "update")
        .containsEntry("ns", json("{db: 'shop', coll: 'orders'}"))
        .containsKeys("_id", "clusterTime", "wallTime", "fullDocument", "documentKey")
        .containsKey("updateDescription");
    assertThat(given).containsEntry("operationType", "update").doesNotContainKey("fullDocument");
    assertThat(code.logs("?type=DB_TRIGGER")).hasSize(1);
    assertThat(code.documents(Code.DATA, "shop", "orders")).isEmpty();
  }

  @Test
  void aDatabaseTriggerSeesWhatItsMatchAndProjectLeave() {
    String id =
        trigger(
            "DATABASE",
            "seen",
            "{service_name: 'mongodb-atlas', database: 'd', collection: 'c',"
                + " operation_types: ['INSERT'], match: {'fullDocument.n': 1},"
                + " project: {'fullDocument.n': 1}}");
    String event = "{\"event\": {\"operationType\": \"insert\", \"fullDocument\": {\"n\": %d}}}";

    Response run = run(id, event.formatted(1));

    assertThat(run.document().getList("arguments", Document.class))
        .containsExactly(json("{fullDocument: {n: 1}}"));
    assertRefused(run(id, event.formatted(2)), "match expression");
    assertThat(code.logs("?type=DB_TRIGGER")).hasSize(1);
  }

  @Test
  void anAuthenticationTriggerIsGivenAUserThatIsMadeUp() {
    String id =
        trigger(
            "AUTHENTICATION", "seen", "{operation_type: 'DELETE', providers: ['oauth2-google']}");

    Document event = run(id, "").document().getList("arguments", Document.class).get(0);

    assertThat(event)
        .containsEntry("operationType", "DELETE")
        .containsEntry("providers", List.of("oauth2-google"))
        .containsKey("time");
    assertThat(event.get("user", Document.class))
        .containsEntry("type", "normal")
        .containsKeys("id", "data", "custom_data", "identities");
    assertThat(code.logs("?type=AUTH_TRIGGER")).hasSize(1);
    assertThat(code.admin("GET", "/users", null).documents()).isEmpty();
  }

  @Test
  void anEventThatItDoesNotRunOnIsRefused() {
    String id = trigger("AUTHENTICATION", "seen", "{operation_type: 'LOGIN', providers: []}");
    String schedule = trigger("SCHEDULED", "seen", "{schedule: '0 0 1 1 *'}");

    assertRefused(run(id, "{\"event\": {\"operationType\": \"DELETE\"}}"), "runs on LOGIN");
    assertRefused(run(schedule, "{\"event\": {}}"), "given no event");
    assertRefused(run(id, "{\"evnt\": {}}"), "evnt");
    assertThat(code.logs("")).isEmpty();
  }

  @Test
  void aFunctionThatFailsIsAnAnswerAndStandsInTheLog() {
    String id = trigger("SCHEDULED", "fails", "{schedule: '0 0 1 1 *'}");

    Response run = run(id, "");

    assertThat(run).isJson(200);
    assertThat(run.string("error")).contains("no luck");
    assertThat(code.logs("?type=SCHEDULED_TRIGGER&errors_only=true")).hasSize(1);
  }

  @Test
  void oneThatIsOffRunsWhenItIsAskedTo() {
    String id = trigger("SCHEDULED", "seen", "{schedule: '0 0 1 1 *'}");
    Document off = code.admin("GET", "/triggers/" + id, null).document().append("disabled", true);
    assertThat(code.admin("PUT", "/triggers/" + id, off).status()).isLessThan(300);

    assertThat(run(id, "").document()).containsEntry("result", 0.0);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    String nobody = "5f60207f14dfb25d24511299";

    assertThat(run(nobody, "")).hasStatus(404);
    assertThat(run("none", "")).hasStatus(404);
    assertThat(control.get(triggers + nobody + "/sample")).hasStatus(404);
    assertThat(control.post("/apps/none/triggers/" + nobody + "/run")).hasStatus(404);
  }

  private String trigger(String type, String function, String config) {
    return code.create(
        "/triggers",
        new Document("name", "t-" + function + type)
            .append("type", type)
            .append("function_name", function)
            .append("disabled", false)
            .append("config", json(config)));
  }

  private Response run(String id, String body) {
    String path = triggers + id + "/run";
    return body.isEmpty() ? control.post(path) : control.post(path, body);
  }

  private Document sample(String id) {
    return control.get(triggers + id + "/sample").document().get("event", Document.class);
  }

  private static void assertRefused(Response answer, String reason) {
    assertThat(answer).hasStatus(400);
    assertThat(answer.string("error")).contains(reason);
  }
}
