package io.appservices.emulator.openapi;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.openapi.Description.Operation;
import io.appservices.emulator.testing.ControlApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.RouteRow;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The description says what the route table serves. */
class OpenApiTest {

  private static final List<String> QUERIES =
      List.of(
          "emulatorListRequests",
          "emulatorListEvents",
          "emulatorListOutbox",
          "emulatorDiffDeployments",
          "emulatorSearchUsers");
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();
  private final ControlApiClient control = new ControlApiClient(emulator);
  private final Description description = Description.read();

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
    for (String id : QUERIES) {
      Operation operation = description.operation(id);
      String path = operation.path().replace("{appId}", "myapp-abcde");
      String refusal = control.get(path + "?none=1").string("error");
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
