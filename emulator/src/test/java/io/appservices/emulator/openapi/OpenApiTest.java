package io.appservices.emulator.openapi;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.openapi.Description.Operation;
import io.appservices.emulator.testing.ControlApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.RouteRow;
import io.appservices.emulator.testing.TestApp;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The description says what the route table serves, and answers are as it says. */
class OpenApiTest {

  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();
  private final ControlApiClient control = new ControlApiClient(emulator);
  private final Description description = Description.read();
  private final Set<String> called = new HashSet<>();

  @Test
  void isServed() {
    Response answer = control.get("/openapi.json");
    assertThat(answer).isJson(200);
    assertThat(Document.parse(answer.body())).isEqualTo(description.root());
    assertThat(description.root().getString("openapi")).isEqualTo("3.1.0");
  }

  @Test
  void hasTheOperationsOfTheRouteTable() {
    List<String> routes =
        EmulatorInternals.routes(emulator).stream()
            .filter(row -> row.prefix().equals("/__emulator/v1"))
            .map(row -> row.method() + " " + row.path())
            .toList();
    assertThat(description.operations().stream().map(o -> o.method() + " " + o.path()))
        .containsExactlyInAnyOrderElementsOf(routes);
  }

  @Test
  void namesOperationsAsTheJournalDoes() {
    description
        .operations()
        .forEach(
            operation ->
                assertThat(
                        EmulatorInternals.operation(emulator, operation.method(), operation.path()))
                    .isEqualTo(operation.id()));
  }

  @Test
  void describesEveryParameterOfEveryPath() {
    for (Operation operation : description.operations()) {
      List<String> inPath =
          PARAMETER.matcher(operation.path()).results().map(MatchResult::group).toList();
      assertThat(parameters(operation, "path").map(name -> "{" + name + "}"))
          .as(operation.id())
          .containsExactlyInAnyOrderElementsOf(inPath);
    }
  }

  @Test
  void everyOperationSaysWhatItDoesAndHasAnExampleOfItsAnswer() {
    for (Operation operation : description.operations()) {
      assertThat(operation.body().getString("summary")).as(operation.id()).endsWith(".");
      assertThat(operation.responses()).as(operation.id()).containsKey("default");
      operation
          .responses()
          .forEach((status, response) -> assertExample(operation.id(), (Document) response));
      Document body = operation.body().get("requestBody", Document.class);
      if (body != null) {
        assertExample(operation.id(), body);
      }
    }
  }

  private void assertExample(String id, Document part) {
    Document content = description.resolved(part).get("content", new Document());
    Document json = content.get("application/json", Document.class);
    if (json != null) {
      assertThat(json).as(id).containsKey("example");
      assertThat(
              SchemaCheck.problems(
                  description, json.get("schema", Document.class), json.get("example")))
          .as(id)
          .isEmpty();
    }
  }

  @Test
  void theParametersOfAQueryAreThoseThatTheServerTakes() {
    for (String id : List.of("emulatorListRequests", "emulatorListEvents", "emulatorListOutbox")) {
      Operation operation = description.operation(id);
      String refusal = control.get(operation.path() + "?none=1").string("error");
      String known = refusal.substring(refusal.indexOf("one of ") + 7);
      assertThat(parameters(operation, "query"))
          .as(id)
          .containsExactlyInAnyOrder(known.split(", "));
    }
  }

  private static Stream<String> parameters(Operation operation, String in) {
    return operation.body().getList("parameters", Document.class, List.of()).stream()
        .filter(parameter -> parameter.getString("in").equals(in))
        .map(parameter -> parameter.getString("name"));
  }

  /** Calls every operation that answers JSON or nothing, and holds the answer against it. */
  @TestFactory
  Stream<DynamicTest> answersAreAsDescribed() {
    TestApp app = TestApp.on(emulator);
    app.emulated().providers().autoConfirm(false);
    app.client().register("a@example.com", "password");
    app.client().logInAnonymously();
    app.client().logIn("a@example.com", "wrong-password");
    String user = app.client().logInAnonymously().string("user_id");
    String token = app.client().logInAnonymously().string("access_token");
    String id = app.emulated().clientAppId();
    return Stream.of(
        call("emulatorListApps", 200, "/apps", null),
        call("emulatorCreateApp", 201, "/apps", "{\"name\": \"x\"}"),
        call("emulatorCreateApp", 400, "/apps", "{\"nmae\": \"x\"}"),
        call("emulatorImportUsers", 200, "/apps/" + id + "/users", user()),
        call("emulatorExport", 400, "/export", null),
        call("emulatorGetDataSource", 200, "/apps/" + id + "/data-sources/mongodb-atlas", null),
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
        call("emulatorListSessions", 200, "/apps/" + id + "/users/" + user + "/sessions", null),
        call("emulatorListSessions", 400, "/apps/" + id + "/users/none/sessions", null),
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
                .filter(id -> !id.equals("emulatorExportUsers")))
        .allMatch(called::contains);
  }

  private static boolean isForBrowsers(Operation operation) {
    return operation.body().getList("tags", String.class).contains("Pages");
  }

  @Test
  void aCheckFindsWhatIsWrong() {
    Document clock = new Document("$ref", "#/components/schemas/Clock");
    assertThat(SchemaCheck.problems(description, clock, new Document("now", "tomorrow")))
        .containsExactlyInAnyOrder(" lacks frozen", "/now is no time: tomorrow");
    assertThat(
            SchemaCheck.problems(
                description,
                clock,
                new Document(Map.of("now", "2030-01-01T00:00:00Z", "frozen", "no", "more", 1))))
        .hasSize(2);
  }

  @Test
  void rowsOfOtherApisAreNotDescribed() {
    assertThat(EmulatorInternals.routes(emulator)).extracting(RouteRow::prefix).contains("/groups");
  }
}
