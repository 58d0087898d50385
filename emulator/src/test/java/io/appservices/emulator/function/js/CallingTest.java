package io.appservices.emulator.function.js;

import static io.appservices.emulator.function.js.Functions.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.BsonUndefined;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exports = function(name) { return 'hello ' + name; };",
        "exports = async function(name) { return 'hello ' + name; };",
        "exports = (name) => `hello ${name}`;",
        "exports = async (name) => `hello ${name}`;",
        "module.exports = function(name) { return 'hello ' + name; };",
        "const word = 'hello'; function greet(n) { return `${word} ${n}`; } exports = greet;",
        "exports = name => new Promise(r => setTimeout(r, 1)).then(() => 'hello ' + name);",
        "class G { #w = 'hello'; g(n) { return [this.#w, n].join(' '); } } exports = n => new G().g(n);",
        "exports = async n => { const r = []; for await (const p of ['hello', n]) r.push(p); return r.join(' ') }",
        "exports = ({ first = 'hello' } = {}, ...rest) => first + ' ' + (rest?.[0] ?? 'world')",
      })
  void everyWayToExportAFunctionRuns(String source) throws Exception {
    Object first = source.contains("rest") ? new Document() : "world";

    assertThat(run(source, first)).isEqualTo("hello world");
  }

  @Test
  void aFunctionWithoutResultGivesUndefined() throws Exception {
    assertThat(run("exports = () => {}")).isEqualTo(new BsonUndefined());
    assertThat(run("exports = async () => {}")).isEqualTo(new BsonUndefined());
  }

  @Test
  void nullStaysNull() throws Exception {
    assertThat(run("exports = () => null")).isNull();
    assertThat(run("exports = x => x === null ? x : 'no'", new Object[] {null})).isNull();
  }

  @Test
  void argumentsArriveInOrder() throws Exception {
    assertThat(run("exports = (...a) => a.reverse()", "a", true, List.of("b")))
        .isEqualTo(List.of(List.of("b"), true, "a"));
  }

  @Test
  void linesOfTheConsoleGoToTheHost() throws Exception {
    FakeHost host = new FakeHost();

    run(
        host,
        """
        exports = function() {
          console.log('a', 1, { b: [1, 'x'] }, null, undefined);
          console.info('i'); console.warn('w'); console.debug('d');
          console.error(new TypeError('bad'));
        };
        """);

    assertThat(host.log)
        .containsExactly(
            "log: a 1 {\"b\":[1,\"x\"]} null undefined",
            "info: i",
            "warn: w",
            "debug: d",
            "error: TypeError: bad");
  }
}
