package io.appservices.emulator.triggers;

import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.functions.Code;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The functions that triggers run: how they are named, as whom they run, and that they may fail.
 */
class TriggerFunctionTest {

  private final Code code = Code.shared();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{function_id: ID}",
        "{function_name: 'write'}",
        "{event_processors: {FUNCTION: {config: {function_id: ID}}}}",
        "{event_processors: {FUNCTION: {config: {function_name: 'write'}}}}",
        "{event_processors: {FUNCTION: {type: 'FUNCTION', config: {function_id: ID,"
            + " function_name: 'other'}}}}",
      })
  void theFunctionIsNamedInAnyOfTheFormsThatExportsAndApisHave(String form) {
    String id = code.function("write", "exports = event => { console.log(event.user.id); };");
    Document body =
        json(
            "{name: 't', type: 'AUTHENTICATION', config: {operation_type: ['LOGIN'], providers: []}}");
    body.putAll(json(form.replace("ID", "'" + id + "'")));
    code.create("/triggers", body);

    String user = code.app().client().logInAnonymously().tokens().userId();

    await()
        .untilAsserted(
            () -> {
              List<Document> logs = code.logs("?type=AUTH_TRIGGER");
              assertThat(logs).hasSize(1);
              assertThat(logs.get(0)).containsEntry("messages", List.of(user));
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{function_id: ID}",
        "{function_name: 'write'}",
        "{event_processors: {FUNCTION: {config: {function_id: ID}}}}",
        "{event_processors: {FUNCTION: {config: {function_name: 'write'}}}, function_name: 'x'}",
      })
  void aTriggerShowsItsFunctionInBothForms(String form) {
    String function = code.function("write", "exports = () => 1;");
    Document body =
        json(
            "{name: 't', type: 'AUTHENTICATION', config: {operation_type: 'LOGIN', providers: []}}");
    body.putAll(json(form.replace("ID", "'" + function + "'")));

    String id = code.create("/triggers", body);

    Document names = new Document("function_id", function).append("function_name", "write");
    Document shown = code.admin("GET", "/triggers/" + id, null).document();
    assertThat(shown).containsAllEntriesOf(names);
    assertThat(shown.getEmbedded(List.of("event_processors", "FUNCTION", "config"), Document.class))
        .isEqualTo(names);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anErrorOfAJavaFunctionIsItsFailure(boolean deep) {
    String broken = "broken-" + code.app().emulated().id();
    code.app()
        .emulator()
        .functions()
        .register(
            broken,
            arguments -> {
              throw deep ? new StackOverflowError() : new AssertionError("not as expected");
            });
    String said = deep ? "StackOverflowError" : "not as expected";

    assertThat(code.call(code.anonymous(), broken)).isRefused(400, "FunctionExecutionError", said);
    assertThat(code.logs("?errors_only=true"))
        .extracting(entry -> entry.getString("error"))
        .containsExactly(said);
  }

  @Test
  void aTriggerRunsAsTheSystem() {
    code.function("who", "exports = () => { console.log(context.runningAsSystem()); };");
    code.create("/triggers", body("LOGIN").append("name", "t").append("function_name", "who"));

    code.anonymous();

    await().until(() -> code.logs("?type=AUTH_TRIGGER").size() == 1);
    assertThat(code.logs("").get(0)).containsEntry("messages", List.of("true"));
  }

  @Test
  void aTriggerThatFailsStandsInTheLogAndNobodyElseIsTold() throws InterruptedException {
    code.function("fails", "exports = () => { throw new Error('mine'); };");
    code.create("/triggers", body("LOGIN").append("name", "a").append("function_name", "fails"));
    String gone = code.function("gone", "exports = () => 1;");
    code.create("/triggers", body("LOGIN").append("name", "b").append("function_name", "gone"));
    assertThat(code.admin("DELETE", "/functions/" + gone, null)).isEmpty(200);
    CountDownLatch ran = countedTrigger(1);

    assertThat(code.app().client().logInAnonymously()).isJson(200);

    assertThat(ran.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(code.logs("?errors_only=true&type=AUTH_TRIGGER"))
        .extracting(entry -> entry.getString("error"))
        .containsExactly("function not found: 'gone'", "Error: mine");
  }

  @Test
  void anAssertionThatFailsInAJavaFunctionStopsNothing() throws InterruptedException {
    String broken = "broken-" + code.app().emulated().id();
    code.app()
        .emulator()
        .functions()
        .register(
            broken,
            arguments -> {
              throw new AssertionError("not what the test expected");
            });
    code.create("/triggers", body("LOGIN").append("name", "a").append("function_name", broken));
    CountDownLatch ran = countedTrigger(2);

    code.anonymous();
    code.anonymous();

    assertThat(ran.await(60, TimeUnit.SECONDS)).isTrue();
  }

  /** A trigger that counts its runs; it is the last one. */
  private CountDownLatch countedTrigger(int runs) {
    CountDownLatch latch = new CountDownLatch(runs);
    String name = "count-" + code.app().emulated().id();
    code.app()
        .emulator()
        .functions()
        .register(
            name,
            arguments -> {
              latch.countDown();
              return null;
            });
    code.create("/triggers", body("LOGIN").append("name", "z").append("function_name", name));
    return latch;
  }

  private static Document body(String type) {
    return new Document("type", "AUTHENTICATION")
        .append("config", new Document("operation_type", type).append("providers", List.of()));
  }
}
