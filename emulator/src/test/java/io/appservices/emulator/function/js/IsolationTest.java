package io.appservices.emulator.function.js;

import static io.appservices.emulator.function.js.Functions.failure;
import static io.appservices.emulator.function.js.Functions.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("security")
class IsolationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "globalThis.leak = 1                   | typeof leak                       | undefined",
        "leak = 1                              | typeof leak                       | undefined",
        "Object.prototype.leak = 1             | typeof ({}).leak                  | undefined",
        "Array.prototype.map = () => 'bad'     | [1].map(() => 'good')[0]          | good",
        "JSON.stringify = () => 'bad'          | JSON.stringify('x')               | \"x\"",
        "context.user = 'bad'                  | context.user.id                   | u1",
        "BSON.ObjectId.prototype.toString = 0  | typeof BSON.ObjectId().toString   | function",
        "Promise.prototype.then = null         | typeof Promise.prototype.then     | function",
      })
  void nothingOfACallIsSeenByTheNext(String first, String second, String expected)
      throws Exception {
    for (int i = 0; i < 6; i++) {
      run("exports = () => { " + first + "; return 1 }");
    }

    assertThat(run("exports = () => " + second)).isEqualTo(expected);
  }

  @Test
  void moduleVariablesStartAnewInEveryCall() throws Exception {
    String source = "let n = 0; exports = () => String(++n)";

    assertThat(run(source)).isEqualTo("1");
    assertThat(run(source)).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Java",
        "Polyglot",
        "Packages",
        "java",
        "Graal",
        "load",
        "loadWithNewGlobal",
        "print",
        "quit",
        "read",
        "SharedArrayBuffer",
        "importScripts",
        "fetch",
        "XMLHttpRequest",
      })
  void nothingOfTheMachineIsInReach(String name) throws Exception {
    assertThat(run("exports = () => typeof " + name)).isEqualTo("undefined");
  }

  @Test
  void noWayOutIsFound() {
    assertThat(
            failure(
                "exports = function() { return this.constructor.constructor('return Polyglot')()"
                    + " }"))
        .hasMessage("ReferenceError: 'Polyglot' is not defined");
    assertThat(failure("exports = () => context.values.get.constructor('return Java')()"))
        .hasMessage("ReferenceError: 'Java' is not defined");
    assertThat(
            failure(
                "exports = async () => (await import('fs')).readFileSync('/etc/passwd').length"))
        .hasMessageContaining("ENOENT");
    assertThat(failure("exports = () => import('child_process')")).hasMessageContaining("Error: ");
    assertThat(failure("exports = () => { throw context.http.get('x').getClass() }"))
        .hasMessageContaining("TypeError: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Object.prototype.toJSON = () => 'bad'; return 'well'",
        "JSON.stringify = JSON.parse = null; return 'well'",
        "Array.prototype.push = Array.prototype.includes = null; return 'well'",
        "delete globalThis.Promise; return 'well'",
        "Object.defineProperty(Object.prototype, 'then', { get() { return undefined } }); return"
            + " 'well'",
      })
  void aFunctionThatBreaksItsGlobalsHarmsItselfOnly(String body) throws Exception {
    assertThat(run("exports = () => { " + body + " }")).isEqualTo("well");
  }

  @Test
  void callsAtTheSameTimeGetTheirOwnResults() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(50);
    try {
      List<Future<Object>> results = new ArrayList<>();
      String source =
          "let n; exports = async x => { n = x; await new Promise(r => setTimeout(r, 5)); return n"
              + " + 1 }";
      for (int i = 0; i < 50; i++) {
        int argument = i;
        results.add(threads.submit(() -> run(source, argument)));
      }
      for (int i = 0; i < 50; i++) {
        assertThat(results.get(i).get()).isEqualTo(i + 1);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
