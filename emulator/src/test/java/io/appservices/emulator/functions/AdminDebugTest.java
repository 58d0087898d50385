package io.appservices.emulator.functions;

import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Response;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions that an operator runs, and the logs. */
class AdminDebugTest {

  private static final String WHO = "exports = () => [context.user.id, context.runningAsSystem()];";

  private final Code code = Code.shared();

  @ParameterizedTest
  @CsvSource(
      delimiterString = "~~",
      quoteCharacter = '"',
      value = {
        "exports = () => {}; ~~ null",
        "exports = () => null; ~~ null",
        "exports = () => 800; ~~ {'$numberDouble':'800'}",
        "exports = () => [0.5, -2]; ~~ [{'$numberDouble':'0.5'},{'$numberDouble':'-2'}]",
        "exports = () => 1e300; ~~ {'$numberDouble':'1.0E300'}",
        "exports = () => ({value: 3n}); ~~ {'value':{'$numberLong':'3'}}",
      })
  void theResultIsAlwaysInTheAnswer(String source, String result) {
    code.function("f", source);

    Response answer = code.admin("POST", "/debug/execute_function", json("{name: 'f'}"));

    assertThat(answer).isJson(200);
    assertThat(answer.body()).startsWith("{\"result\":" + result.replace('\'', '"') + ",");
    assertThat(answer.document()).containsKeys("result", "logs", "error_logs", "stats");
    assertThat(answer.document().get("stats", Document.class)).containsKey("execution_time");
  }

  @Test
  void aPrivateFunctionGetsItsArgumentsAndItsConsoleIsShown() {
    code.function(
        "f",
        "exports = (a, b) => { console.log('seen'); return a + b; };",
        json("{private: true}"));

    Document answer =
        code.admin("POST", "/debug/execute_function", json("{name: 'f', arguments: [1, 2]}"))
            .document();

    assertThat(answer).containsEntry("result", 3.0).containsEntry("logs", List.of("seen"));
  }

  @Test
  void numbersAreShownAlikeInBothKindsOfRuns() {
    String source = "exports = (a, b) => ({sum: a + b});";
    code.function("f", source);

    Response stored =
        code.admin("POST", "/debug/execute_function", json("{name: 'f', arguments: [777, 23]}"));
    Response sent =
        code.admin(
            "POST",
            "/debug/execute_function_source",
            new Document("source", source).append("eval_source", "exports(777, 23)"));

    assertThat(stored.body()).startsWith("{\"result\":{\"sum\":{\"$numberDouble\":\"800\"}},");
    assertThat(sent.body()).startsWith("{\"result\":{\"sum\":{\"$numberDouble\":\"800\"}},");
  }

  @Test
  void argumentsThatAreGivenBackKeepTheirTypes() {
    code.function("f", "exports = (...all) => all;");

    Response answer =
        code.admin(
            "POST", "/debug/execute_function", json("{name: 'f', arguments: [1, {n: 2}, 0.5]}"));

    assertThat(answer.document()).containsEntry("result", Arrays.asList(1, json("{n: 2}"), 0.5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "~~",
      quoteCharacter = '"',
      value = {
        "BSON.Int32(5) ~~ {'$numberInt':'5'}",
        "EJSON.parse('{\"n\": {\"$numberInt\": \"6\"}}') ~~ {'n':{'$numberInt':'6'}}",
        "(await c.insertOne({_id: 'x', n: a, m: 9}), await c.findOne({_id: 'x'}, {_id: 0}))"
            + " ~~ {'n':{'$numberInt':'3'},'m':{'$numberInt':'9'}}",
        "(await c.updateOne({_id: 1}, {a: 1})).matchedCount ~~ {'$numberInt':'0'}",
        "a + 4 ~~ {'$numberDouble':'7'}",
      })
  void onlyWhatWasComputedIsADouble(String expression, String result) {
    code.create("/services", json("{name: 'mongodb-atlas', type: 'mongodb', config: {}}"));
    code.function(
        "f",
        "exports = async (a) => { const c = context.services.get('mongodb-atlas').db('d')"
            + ".collection('c'); return "
            + expression
            + "; };");

    Response answer =
        code.admin("POST", "/debug/execute_function", json("{name: 'f', arguments: [3]}"));

    assertThat(answer.body()).startsWith("{\"result\":" + result.replace('\'', '"') + ",");
  }

  @Test
  void aFailureIsAnAnswerWithWhatWasPrintedBefore() {
    code.function("f", "exports = () => { console.log('before'); throw new Error('no'); };");

    Response answer = code.admin("POST", "/debug/execute_function", json("{name: 'f'}"));

    assertThat(answer).isJson(200);
    assertThat(answer.document())
        .containsEntry("result", null)
        .containsEntry("logs", List.of("before"))
        .containsEntry("error_logs", List.of("Error: no"));
  }

  @Test
  void itRunsAsTheSystemUnlessAUserIsNamed() {
    code.function("who", WHO);
    String user = code.signUp().userId();

    assertThat(who("")).isEqualTo(List.of("", true));
    assertThat(who("?run_as_system=true")).isEqualTo(List.of("", true));
    assertThat(who("?user_id=" + user)).isEqualTo(List.of(user, false));
    assertThat(who("?run_as_system=true&user_id=" + user)).isEqualTo(List.of("", true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5f60207f14dfb25d24511299", "nobody"})
  void anUnknownUserIsNotFound(String id) {
    code.function("who", WHO);

    assertThat(code.admin("POST", "/debug/execute_function?user_id=" + id, json("{name: 'who'}")))
        .isRefusedWithCode(404, "UserNotFound");
  }

  @ParameterizedTest
  @ValueSource(strings = {"exports(1, 2)", "exports(1, 2);", "exports(1, 2) ; \n"})
  void aSourceIsRunWithoutBeingKept(String evaluated) {
    Document body =
        new Document("source", "exports = (a, b) => ({sum: String(a + b)}); // end")
            .append("eval_source", evaluated);

    Response answer = code.admin("POST", "/debug/execute_function_source", body);

    assertThat(answer).isJson(200);
    assertThat(answer.document()).containsEntry("result", json("{sum: '3'}"));
    assertThat(code.admin("GET", "/functions", null)).hasBody("[]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "export default (a, b) => a + b",
        "export default function (a, b) { return a + b }",
        "const add = (a, b) => a + b; export { add as default }",
        "import path from 'path'; export default (a, b) => path.sep && a + b // end",
        "import path from 'path'; exports = (a, b) => path.sep && a + b",
        "module.exports = (a, b) => a + b",
      })
  void aSourceExportsInAnyWayThatAStoredOneDoes(String source) {
    Document body = new Document("source", source).append("eval_source", "exports(1, 2)");

    Response answer = code.admin("POST", "/debug/execute_function_source", body);

    assertThat(answer.document())
        .doesNotContainKey("error")
        .containsEntry("result", json("{n: 3.0}").get("n"));
  }

  @Test
  void aSourceThatIsNoJavaScriptIsAnAnswerToo() {
    Document body = json("{source: 'exports = (', eval_source: 'exports()'}");

    Response answer = code.admin("POST", "/debug/execute_function_source", body);

    assertThat(answer).isJson(200);
    assertThat(answer.document()).containsEntry("result", null).containsKey("error");
  }

  @Test
  void theLogShowsTheNewestRunFirstAndOnlyErrorsIfAsked() {
    code.function("well", "exports = () => 1;");
    code.function("bad", "exports = () => { throw new Error('no'); };");
    var user = code.signUp();
    code.call(user.accessToken(), "bad");
    code.call(user.accessToken(), "well");

    List<Document> all = code.logs("");
    assertThat(all).extracting(e -> e.getString("function_name")).containsExactly("well", "bad");
    assertThat(all.get(0))
        .containsKeys("_id", "co_id", "type", "app_id", "group_id", "started", "completed")
        .containsEntry("user_id", user.userId())
        .doesNotContainKey("error");
    assertThat(code.logs("?errors_only=true"))
        .hasSize(1)
        .allSatisfy(e -> assertThat(e).containsEntry("error", "Error: no"));
    assertThat(code.logs("?type=AUTH_TRIGGER")).isEmpty();
    assertThat(code.logs("?type=FUNCTION,FUNCTION,AUTH_TRIGGER")).hasSize(2);
  }

  private Object who(String query) {
    Response answer = code.admin("POST", "/debug/execute_function" + query, json("{name: 'who'}"));
    assertThat(answer).isJson(200);
    return answer.document().get("result");
  }
}
