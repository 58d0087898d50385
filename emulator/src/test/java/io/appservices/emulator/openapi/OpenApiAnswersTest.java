package io.appservices.emulator.openapi;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.openapi.Description.Operation;
import io.appservices.emulator.testing.ControlApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every operation answers as the description says. */
class OpenApiAnswersTest {

  /** What answers lines of text, which have tests of their own. */
  private static final Set<String> NOT_JSON =
      Set.of(
          "emulatorExportUsers", "emulatorMetrics", "emulatorCaCertificate", "emulatorSaveState");

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();
  private final ControlApiClient control = new ControlApiClient(emulator);
  private final Description description = Description.read();
  private final Set<String> called = new HashSet<>();

  /** Calls every operation that answers JSON or nothing, and holds the answer against it. */
  @TestFactory
  Stream<DynamicTest> answersAreAsDescribed() {
    TestApp app = TestApp.on(emulator);
    app.emulated().providers().autoConfirm(false);
    app.client().register("a@example.com", "password");
    app.client().logInAnonymously();
    app.client().logIn("a@example.com", "wrong-password");
    String token = app.client().logInAnonymously().string("access_token");
    String id = app.emulated().clientAppId();
    String user = "/apps/" + id + "/users/" + app.emulated().createUser("d@e.f", "password");
    String trigger = "/apps/" + id + "/triggers/" + trigger(app);
    return Stream.of(
        call("emulatorListApps", 200, "/apps", null),
        call("emulatorCreateApp", 201, "/apps", "{\"name\": \"x\"}"),
        call("emulatorCreateApp", 400, "/apps", "{\"nmae\": \"x\"}"),
        call("emulatorImportUsers", 200, "/apps/" + id + "/users", user()),
        call("emulatorSearchUsers", 200, "/apps/" + id + "/users/search?text=D@E", null),
        call("emulatorSearchUsers", 400, "/apps/" + id + "/users/search?provider=none", null),
        call("emulatorListSessions", 200, user + "/sessions", null),
        call("emulatorGetCustomData", 200, user + "/custom-data", null),
        call("emulatorGetTriggerSample", 200, trigger + "/sample", null),
        call("emulatorGetTriggerSample", 404, trigger + "x/sample", null),
        call("emulatorRunTrigger", 200, trigger + "/run", null),
        call("emulatorRunTrigger", 200, trigger + "/run", "{}"),
        call("emulatorRunTrigger", 400, trigger + "/run", "{\"event\": 1}"),
        call("emulatorRunTrigger", 404, trigger + "x/run", null),
        call("emulatorDiffDeployments", 200, "/apps/" + id + "/deployments/diff?from=live", null),
        call("emulatorDiffDeployments", 400, "/apps/" + id + "/deployments/diff", null),
        call("emulatorDiffDeployments", 404, "/apps/" + id + "/deployments/diff?from=x", null),
        call("emulatorExport", 400, "/export", null),
        call("emulatorGetDataSource", 200, "/apps/" + id + "/data-sources/mongodb-atlas", null),
        call(
            "emulatorListDatabases",
            200,
            "/apps/" + id + "/data-sources/mongodb-atlas/databases",
            null),
        call("emulatorGetSchedule", 200, "/clock/schedule?expression=*/5+*+*+*+*", null),
        call("emulatorGetSchedule", 400, "/clock/schedule?expression=often", null),
        call("emulatorListServiceCalls", 200, "/apps/" + id + "/service-calls", null),
        call("emulatorClearServiceCalls", 204, "/apps/" + id + "/service-calls", null),
        call(
            "emulatorAnswerServiceCalls",
            204,
            "/apps/" + id + "/service-answers",
            "{\"service\": \"s\", \"action\": \"a\", \"result\": 1}"),
        call("emulatorListEvents", 200, "/events", null),
        call("emulatorListOutbox", 200, "/outbox", null),
        call("emulatorListOutbox", 200, "/outbox?to=nobody@example.com", null),
        call("emulatorListOutbox", 400, "/outbox?kind=none", null),
        call("emulatorListRequests", 200, "/requests", null),
        call("emulatorGetRequest", 200, "/requests/1", null),
        call("emulatorGetRequest", 404, "/requests/none", null),
        call("emulatorExplainToken", 200, "/explain?token=" + token, null),
        call("emulatorExplainToken", 200, "/explain?token=none", null),
        call("emulatorExplainToken", 400, "/explain", null),
        call("emulatorGetClock", 200, "/clock", null),
        call("emulatorMoveClock", 200, "/clock", "{\"freeze\": true}"),
        call("emulatorMoveClock", 400, "/clock", "{}"),
        call("emulatorOAuthKeys", 200, "/oauth/jwks", null),
        call("emulatorIssueOAuthTokens", 200, "/oauth/google/tokens", "{\"email\": \"b@c.d\"}"),
        call("emulatorIssueOAuthTokens", 200, "/oauth/facebook/tokens", "{}"),
        call("emulatorListOAuthAccounts", 200, "/oauth/google/accounts", null),
        call("emulatorAddFault", 201, "/faults", "{\"kind\": \"delay\", \"millis\": 0}"),
        call("emulatorAddFault", 400, "/faults", "{\"kind\": \"none\"}"),
        call("emulatorListFaults", 200, "/faults", null),
        call("emulatorGetFault", 200, "/faults/1", null),
        call("emulatorGetFault", 404, "/faults/none", null),
        call("emulatorRemoveFault", 204, "/faults/1", null),
        call("emulatorRemoveFaults", 204, "/faults", null),
        call("emulatorTakeSnapshot", 201, "/snapshots", null),
        call("emulatorListSnapshots", 200, "/snapshots", null),
        call("emulatorRestoreSnapshot", 204, "/snapshots/1/restore", null),
        call("emulatorDeleteSnapshot", 204, "/snapshots/1", null),
        call("emulatorDeleteSnapshot", 404, "/snapshots/1", null),
        call("emulatorHealth", 200, "/health", null),
        call("emulatorReady", 200, "/ready", null),
        call("emulatorClearEvents", 204, "/events", null),
        call("emulatorClearRequests", 204, "/requests", null),
        call("emulatorClearOutbox", 204, "/outbox", null),
        call("emulatorDeleteUsers", 204, "/apps/" + id + "/users", null),
        call("emulatorDeleteApp", 204, "/apps/" + id, null),
        call("emulatorDeleteApp", 404, "/apps/" + id, null),
        call("emulatorReset", 204, "/reset", null),
        call("emulatorDescription", 200, "/openapi.json", null),
        DynamicTest.dynamicTest("and none is left out", this::assertAllCalled));
  }

  /** Makes a trigger of users; its id. */
  private static String trigger(TestApp app) {
    app.admin().onApp("POST", "/functions", Document.parse("{name: 'f', source: 'exports = 1'}"));
    return app.admin()
        .onApp(
            "POST",
            "/triggers",
            Document.parse(
                "{name: 't', type: 'AUTHENTICATION', function_name: 'f',"
                    + " config: {operation_type: 'LOGIN', providers: []}}"))
        .string("_id");
  }

  private static String user() {
    return "{\"email\": \"c@example.com\", \"password\": \"correct horse\"}\n";
  }

  private DynamicTest call(String id, int status, String path, String body) {
    called.add(id);
    return DynamicTest.dynamicTest(
        id + " " + status + " " + path,
        () -> {
          Operation operation = description.operation(id);
          assertAnswer(operation, status, send(operation.method(), path, body));
        });
  }

  private Response send(String method, String path, String body) {
    return switch (method) {
      case "GET" -> control.get(path);
      case "DELETE" -> control.delete(path);
      default -> body == null ? control.post(path) : control.post(path, body);
    };
  }

  private void assertAnswer(Operation operation, int status, Response answer) {
    assertThat(answer).hasStatus(status);
    assertThat(operation.responses()).containsKey(String.valueOf(status));
    Document schema = description.schema(operation, status);
    if (schema == null) {
      assertThat(answer.body()).isEmpty();
    } else {
      assertThat(SchemaCheck.problems(description, schema, Document.parse(answer.body())))
          .isEmpty();
    }
  }

  private void assertAllCalled() {
    assertThat(
            description.operations().stream()
                .filter(operation -> !isForBrowsers(operation))
                .map(Operation::id)
                .filter(id -> !NOT_JSON.contains(id)))
        .allMatch(called::contains);
  }

  private static boolean isForBrowsers(Operation operation) {
    return operation.body().getList("tags", String.class).contains("Pages");
  }
}
