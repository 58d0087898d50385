package io.appservices.emulator.faults;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.FaultHandle;
import io.appservices.emulator.api.fault.Fault;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults over HTTP, for tests in other languages than Java. */
class FaultsApiTest {

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();
  private final TestApp app = TestApp.on(emulator);
  private final String appId = app.emulated().clientAppId();

  private Response send(String method, String path, String body) {
    byte[] bytes = body == null ? null : body.replace('\'', '"').getBytes(UTF_8);
    return Http.send(method, emulator.baseUrl() + "/__emulator/v1" + path, bytes);
  }

  private Response add(String body) {
    return send("POST", "/faults", body);
  }

  private List<Document> list(String query) {
    return send("GET", "/faults" + query, null).document().getList("faults", Document.class);
  }

  @Test
  void addsAFaultAndShowsWhatBecameOfIt() {
    Response added =
        add(
            "{'kind': 'status', 'status': 503, 'error_code': 'X', 'operation': 'clientGetLocation',"
                + " 'app': '"
                + appId
                + "', 'times': 3, 'every': 2}");
    assertThat(added).isJson(201);
    app.client().location();
    app.client().location();

    Document shown = send("GET", "/faults/" + added.string("id"), null).document();

    assertThat(shown)
        .containsEntry("kind", "status")
        .containsEntry("status", 503)
        .containsEntry("operation", List.of("clientGetLocation"))
        .containsEntry("app", appId)
        .containsEntry("matched", 2)
        .containsEntry("applied", 1)
        .containsEntry("remaining", 2);
    assertThat(list("?app=" + appId)).containsExactly(shown);
  }

  @Test
  void namesTheFaultInTheJournalAndOnItsPage() {
    String id = add("{'kind': 'status', 'status': 500}").string("id");
    Response refused = app.client().location();

    Document recorded =
        send("GET", "/requests?fault=" + id, null)
            .document()
            .getList("requests", Document.class)
            .get(0);

    assertThat(recorded.get("fault")).isEqualTo(new Document("id", id).append("kind", "status"));
    assertThat(Http.send("GET", refused.string("link"), null).body())
        .contains("<dd>id " + id + ", kind status</dd>");
  }

  @Test
  void hasTheFaultsOfBothSides() {
    FaultHandle added = app.emulated().faults().add(Fault.cutBody(3).probability(0.5));
    assertThat(list(""))
        .singleElement()
        .satisfies(
            view ->
                assertThat(view)
                    .containsEntry("id", added.id())
                    .containsEntry("kind", "cut_body")
                    .containsEntry("bytes", 3)
                    .containsEntry("probability", 0.5)
                    .doesNotContainKey("remaining"));

    send("DELETE", "/faults/" + added.id(), null);
    assertThat(app.emulated().faults().list()).isEmpty();
    added.close();

    add("{'kind': 'empty_reply', 'app': '" + appId + "'}");
    assertThat(app.emulated().faults().list())
        .extracting(FaultHandle::fault)
        .containsExactly(Fault.emptyReply().app(appId));
  }

  @Test
  void removesOneThoseOfAnAppAndAll() {
    String first = add("{'kind': 'maintenance', 'app': '" + appId + "'}").string("id");
    add("{'kind': 'maintenance', 'app': '" + appId + "'}");
    add("{'kind': 'maintenance'}");

    assertThat(send("DELETE", "/faults/" + first, null)).isEmpty(204);
    assertThat(send("DELETE", "/faults/" + first, null)).hasStatus(404);
    assertThat(send("GET", "/faults/" + first, null))
        .isRefused(404, "there is no fault '" + first + "': it may be over by now");
    assertThat(list("")).hasSize(2);
    assertThat(send("DELETE", "/faults?app=" + appId, null)).isEmpty(204);
    assertThat(list("")).hasSize(1);
    assertThat(send("DELETE", "/faults", null)).isEmpty(204);
    assertThat(list("")).isEmpty();
    assertThat(send("DELETE", "/faults?app=nobody", null)).hasStatus(404);
    assertThat(send("DELETE", "/faults?ap=" + appId, null)).hasStatus(400);
    assertThat(app.client().location()).hasStatus(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'kind': 'status', 'status': 400}",
        "{'kind': 'status', 'status': 599, 'error': 'x', 'retry_after_seconds': 0}",
        "{'kind': 'delay', 'millis': 0, 'max_millis': 300000, 'seed': -1}",
        "{'kind': 'connection_reset', 'probability': 1}",
        "{'kind': 'cut_body', 'bytes': 0}",
        "{'kind': 'slow_body', 'bytes_per_second': 1}",
        "{'kind': 'commit_then_drop', 'operation': ['clientLogin', 'adminDelete*']}",
        "{'kind': 'expired_access_token', 'operation': ['clientLogin', 'clientGetProfile']}",
        "{'kind': 'refresh_storm', 'refreshes': 1000}",
        "{'kind': 'too_many_requests', 'method': 'HEAD'}",
        "{'kind': 'database_away', 'operation': 'clientCallFunction'}",
        "{'kind': 'empty_reply', 'path': '/api/client/v2.0/app/*/location'}",
      })
  void takesWhatIsValid(String body) {
    assertThat(add(body)).isJson(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | 'kind' is missing; there are status, delay",
        "{'kind': 'statu'} | no kind of fault is called 'statu'; there are status,",
        "{'kind': 'status'} | 'status' is missing: a whole number from 400 to 599",
        "{'kind': 'status', 'status': 200} | 'status' must be a whole number from 400 to 599: 200",
        "{'kind': 'status', 'status': null} | 'status' must be a whole number",
        "{'kind': 'maintenance', 'operation': [null]} | 'operation' must be the name",
        "{'kind': null} | 'kind' is missing",
        "{'kind': 'status', 'status': '500'} | 'status' must be a whole number",
        "{'kind': 'status', 'status': 500, 'oparation': 'x'} | no member 'oparation', but kind,"
            + " status, error_code",
        "{'kind': 'maintenance', 'bytes': 1} | 'maintenance' has no member 'bytes'",
        "{'kind': 'maintenance', 'operation': 'clientLogn'} | did you mean clientLogin?",
        "{'kind': 'maintenance', 'operation': 'foo*'} | no operation begins with 'foo'",
        "{'kind': 'maintenance', 'operation': []} | 'operation' must be the name of an operation",
        "{'kind': 'maintenance', 'operation': 'emulatorGetClock'} | no fault meets the emulator's"
            + " own API",
        "{'kind': 'maintenance', 'app': 'nobody'} | no app has the client app id 'nobody'",
        "{'kind': 'maintenance', 'user': 'me'} | 'user' is an id of 24 hexadecimal digits, not"
            + " 'me'",
        "{'kind': 'maintenance', 'operation': 'clientLogin', 'user': '5f60207f14dfb25d23101102'} |"
            + " 'user' is for operations that a user calls",
        "{'kind': 'maintenance', 'operation': 'atlas*', 'app': 'APP'} | 'app' is for operations"
            + " that are about an app",
        "{'kind': 'maintenance', 'app': 'APP', 'user': '5f60207f14dfb25d23101102'} | has no user"
            + " with the id '5f60207f14dfb25d23101102'",
        "{'kind': 'maintenance', 'method': 'FETCH'} | no call can match: 'method'",
        "{'kind': 'maintenance', 'operation': 'clientLogin', 'method': 'DELETE'} | no call can"
            + " match: 'method'",
        "{'kind': 'maintenance', 'path': '/api/client/v2/**'} | no call can match: 'path' matches"
            + " no operation: /api/client/v2/**",
        "{'kind': 'maintenance', 'path': 'api'} | 'path' begins with a slash",
        "{'kind': 'maintenance', 'path': '/a/**/b'} | ** as its last segment alone",
        "{'kind': 'maintenance', 'times': 0} | 'times' must be a whole number from 1",
        "{'kind': 'maintenance', 'every': 1.5} | 'every' must be a whole number",
        "{'kind': 'maintenance', 'probability': 0} | 'probability' must be a number from 0 to 1"
            + " that is not 0",
        "{'kind': 'maintenance', 'probability': 0.5, 'every': 2} | not both",
        "{'kind': 'maintenance', 'seed': 2} | 'seed' needs something to draw",
        "{'kind': 'delay', 'millis': 20, 'max_millis': 10} | 'max_millis' must not be less than"
            + " 'millis'",
        "{'kind': 'expired_access_token', 'operation': 'clientRefreshSession'} | operations that"
            + " take an access token",
        "{'kind': 'refresh_storm', 'operation': 'adminListUsers'} | operations that take an access"
            + " token",
        "{'kind': 'database_away', 'operation': 'clientGetLocation'} | operations that may reach"
            + " data",
      })
  void refusesAFaultThatIsWrongOrCanMeetNoCall(String body, String message) {
    Response refused = add(body.replace("APP", appId));
    assertThat(refused).isRefusedWithCode(400, "BadRequest");
    assertThat(refused.string("error")).contains(message);
    assertThat(list("")).isEmpty();
  }

  @Test
  void isKeptFromForeignPages() {
    Response refused =
        Http.send(
            "POST",
            emulator.baseUrl() + "/__emulator/v1/faults",
            "{\"kind\":\"maintenance\"}".getBytes(UTF_8),
            "Origin",
            "https://evil.example");
    assertThat(refused).hasStatus(403);
    assertThat(list("")).isEmpty();
  }
}
