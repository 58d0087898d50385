package io.appservices.emulator.function.js;

import static io.appservices.emulator.function.js.Functions.failure;
import static io.appservices.emulator.function.js.Functions.failureWithin;
import static io.appservices.emulator.function.js.Functions.run;
import static io.appservices.emulator.function.js.Functions.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionFailure;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {

  private static final Duration SHORT = Duration.ofMillis(300);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "throw 'text'                                  | text",
        "throw new Error('m')                          | Error: m",
        "throw new TypeError('m')                      | TypeError: m",
        "throw { code: 7 }                             | {\"code\":7}",
        "throw undefined                               | undefined",
        "throw null                                    | null",
        "throw 5                                       | 5",
        "throw Symbol('s')                             | Symbol(s)",
        "x                                             | ReferenceError: 'x' is not defined",
        "await 1; return nothing.at.all                | ReferenceError: 'nothing' is not defined",
        "return Promise.reject(new RangeError('r'))    | RangeError: r",
        "class MyError extends Error {}; throw Object.assign(new MyError('m'), { name: 'MyError' })"
            + " | MyError: m",
        "return { get a() { throw new Error('getter') } } | Error: getter",
        "return new Proxy({}, { ownKeys() { throw new Error('trap') } }) | Error: trap",
        "(function f() { return f() + 1 })()           | RangeError: Maximum call stack size"
            + " exceeded",
        "throw { get message() { throw 1 }, toString: null } | Error: the error that was thrown"
            + " cannot be shown",
        "require('child_process')                      | Error: Cannot find module 'child_process':"
            + " not emulated",
      })
  void whatIsThrownIsTold(String body, String message) {
    assertThat(failure("exports = async () => { " + body + " }")).hasMessage(message);
    assertThat(failure("exports = async () => { " + body + " }").failure())
        .isEqualTo(FunctionFailure.THROWN);
  }

  @Test
  void anErrorOutsideTheFunctionIsTold() {
    assertThat(failure("throw new Error('early')")).hasMessage("Error: early");
    assertThat(failure("later.on(); exports = () => 1"))
        .hasMessage("ReferenceError: 'later' is not defined");
    assertThat(
            failure(
                "exports = async () => { setTimeout(() => { throw new Error('t') }); await new"
                    + " Promise(() => {}) }"))
        .hasMessage("Error: t");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exports = function( { | 1",
        "let a = 1;\\nlet a = 2; | 2",
        "exports = () => {\\n  return 1 +;\\n} | 2",
        "const const = 1 | 1",
        "exports = `${ | 1",
        "import { x from 'y' | 1",
      })
  void aSyntaxErrorTellsItsPlace(String source, int line) {
    String text = source.replace("\\n", "\n");

    FunctionFailedException onRun = failure(text);
    FunctionFailedException onCheck =
        catchThrowableOfType(
            FunctionFailedException.class, () -> Functions.ENGINE.check(script(text)));

    assertThat(onRun.failure()).isEqualTo(FunctionFailure.SYNTAX);
    assertThat(onRun.getMessage()).matches("SyntaxError: \\S.* \\(" + line + ":\\d+\\)");
    assertThat(onCheck).hasMessage(onRun.getMessage());
  }

  @Test
  void checkingRunsNothing() throws Exception {
    Functions.ENGINE.check(script("while (true) {}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "exports = 5",
        "exports = { a: 1 }",
        "const f = () => 1",
        "module.exports = {}"
      })
  void aSourceWithoutFunctionIsInvalid(String source) {
    assertThat(failure(source)).hasMessage("'exports' must be a function");
    assertThat(failure(source).failure()).isEqualTo(FunctionFailure.SYNTAX);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "const a = {}; a.a = a; return a    | a circular structure",
        "const a = []; a.push([a]); return a | a circular structure",
        "return () => 1                     | a function",
        "return { f() {} }                  | a function",
        "return Symbol('s')                 | a symbol",
        "return 2n ** 64n                   | a BigInt beyond 64 bits",
        "return new Date(NaN)               | an invalid Date",
        "let a = 1; for (let i = 0; i < 300; i++) a = [a]; return a | a value nested too deep",
        "return new Proxy({}, { ownKeys: () => ['a'], getOwnPropertyDescriptor: () => ({"
            + " enumerable: true, configurable: true }), get: (t, k) => k === 'a' ? Symbol() :"
            + " undefined }) | a symbol",
      })
  void aResultWithoutCounterpartInBsonIsRefused(String body, String what) {
    FunctionFailedException failure = failure("exports = () => { " + body + " }");

    assertThat(failure.failure()).isEqualTo(FunctionFailure.RESULT);
    assertThat(failure)
        .hasMessage("the function returned " + what + ", which has no counterpart in BSON");
  }

  @Test
  void aResultThatOnlyLooksLikeExtendedJsonIsRefused() {
    assertThat(failure("exports = () => ({ $oid: 'no' })").failure())
        .isEqualTo(FunctionFailure.RESULT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exports = () => { while (true) {} }",
        "while (true) {}",
        "exports = async () => { while (true) await null }",
        "exports = () => new Promise(() => {})",
        "exports = () => ({ get a() { while (true) {} } })",
        "exports = () => { try { while (true) {} } finally { while (true) {} } }",
        "exports = () => { setInterval(() => {}, 1); return new Promise(() => {}) }",
        "exports = () => /(a*)*\\1b/.test('a'.repeat(40))",
        "exports = () => ({ then() {} })",
      })
  void whatDoesNotEndIsEndedByItsLimit(String source) throws Exception {
    run("exports = () => 1");

    FunctionFailedException failure = failureWithin(SHORT, source);

    assertThat(failure).hasMessage("execution time limit exceeded");
    assertThat(failure.failure()).isEqualTo(FunctionFailure.TIME_LIMIT);
    assertThat(run("exports = () => 'well'")).isEqualTo("well");
  }

  @Test
  void aHostThatDoesNotAnswerIsNotWaitedForBeyondTheLimit() throws Exception {
    FakeHost host = new FakeHost();
    host.onHttp =
        (url, request) -> {
          // A host that hangs until it is interrupted; the test itself waits for the limit only.
          new CountDownLatch(1).await();
          return null;
        };
    run("exports = () => 1");

    FunctionFailedException failure =
        catchThrowableOfType(
            FunctionFailedException.class,
            () ->
                Functions.ENGINE.call(
                    script("exports = () => context.http.get({ url: 'x' })"),
                    java.util.List.of(),
                    host,
                    SHORT));

    assertThat(failure.failure()).isEqualTo(FunctionFailure.TIME_LIMIT);
  }
}
