package io.appservices.emulator.functions;

import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.Response;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A function that fails is its caller's error, and nobody else's. */
class FunctionFailureTest {

  private final Code code = Code.shared();
  private final String token = code.anonymous();

  @ParameterizedTest
  @CsvSource(
      delimiterString = "~~",
      quoteCharacter = '"',
      value = {
        "exports = () => { throw new Error('no'); }; ~~ Error: no",
        "exports = async () => { throw new TypeError('no'); }; ~~ TypeError: no",
        "exports = () => { throw 'just text'; }; ~~ just text",
        "exports = () => unknown(); ~~ ReferenceError: 'unknown' is not defined",
        "exports = () => Promise.reject(new Error('later')); ~~ Error: later",
        "exports = () => context.functions.execute('nope'); ~~ Error: function not found: 'nope'",
      })
  void whatAFunctionThrowsIsTheErrorOfTheCall(String source, String error) {
    code.function("f", source);

    assertThat(code.call(token, "f")).isRefused(400, "FunctionExecutionError", error);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exports = () => () => 1;",
        "exports = () => Symbol('s');",
        "exports = () => { const a = {}; a.a = a; return a; };",
        "exports = () => ({f() {}});",
      })
  void aResultThatIsNoValueFailsTheCall(String source) {
    code.function("f", source);
    code.function("well", "exports = () => 'well';");

    assertThat(code.call(token, "f")).isRefusedWithCode(400, "FunctionExecutionError");
    assertThat(code.call(token, "well")).isJson(200).hasBody("\"well\"");
  }

  @Test
  void aSourceThatIsNoJavaScriptIsNotKept() {
    Document bad = json("{name: 'bad', source: 'exports = function( {'}");

    Response refused = code.admin("POST", "/functions", bad);

    assertThat(refused).isRefusedWithCode(400, "FunctionSyntaxError");
    assertThat(code.admin("GET", "/functions", null)).isJson(200).hasBody("[]");
  }

  @Test
  void anUpdateThatIsNoJavaScriptLeavesTheFunctionAsItWas() {
    String id = code.function("f", "exports = () => 'old';");

    Response refused =
        code.admin("PUT", "/functions/" + id, json("{name: 'f', source: 'exports = )'}"));

    assertThat(refused).isRefusedWithCode(400, "FunctionSyntaxError");
    assertThat(code.call(token, "f")).hasBody("\"old\"");
    assertThat(
            code.admin("PUT", "/functions/" + id, json("{name: 'f', source: 'exports = () => 1'}")))
        .isEmpty(204);
    assertThat(code.call(token, "f")).hasBody("{\"$numberDouble\":\"1.0\"}");
  }

  @Test
  void aSourceWithoutAFunctionFailsWhenItIsCalled() {
    code.function("f", "exports = 5;");

    assertThat(code.call(token, "f")).isRefusedWithCode(400, "FunctionSyntaxError");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exports = () => { for (;;) {} };",
        "exports = () => new Promise(() => {});",
        "for (;;) {} exports = () => 1;",
      })
  void aFunctionIsEndedAtTheTimeLimitAndTheServerGoesOn(String source) {
    EmulatorConfig config =
        EmulatorConfig.builder().functions(f -> f.timeLimit(Duration.ofMillis(700))).build();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      Code limited = Code.on(emulator);
      limited.function("well", "exports = () => 'well';");
      String user = limited.anonymous();
      assertIsWell(limited, user);
      limited.function("slow", source);

      assertThat(limited.call(user, "slow")).isRefusedWithCode(400, "ExecutionTimeLimitExceeded");

      assertIsWell(limited, user);
      assertThat(limited.logs("?errors_only=true"))
          .filteredOn(entry -> entry.getString("function_name").equals("slow"))
          .hasSize(1);
    }
  }

  /** The limit is short for the first function of an emulator, and for each on a busy machine. */
  private static void assertIsWell(Code limited, String user) {
    await()
        .untilAsserted(
            () -> assertThat(limited.call(user, "well")).isJson(200).hasBody("\"well\""));
  }
}
