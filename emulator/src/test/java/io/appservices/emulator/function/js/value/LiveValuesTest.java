package io.appservices.emulator.function.js.value;

import static io.appservices.emulator.function.js.Functions.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionFailure;
import io.appservices.emulator.function.js.FakeHost;
import io.appservices.emulator.function.js.Functions;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What functions that call each other hand to each other, and what of it leaves the app. */
class LiveValuesTest {

  private final FakeHost host = new FakeHost();

  private Object caller(String body) throws FunctionFailedException {
    return run(host, "exports = async () => { " + body + " };");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "exports = () => ({ double: n => 2 * n }) | return (await execute('other')).double(4) | 8",
        "exports = () => n => 2 * n | return execute('other')(4) | 8",
        "exports = work => work(4) | return execute('other', n => 2 * n) | 8",
        "exports = work => async n => (await work(n)) * 2 | return execute('other', n => n)(4) | 8",
        "exports = () => class { four() { return 4; } } | const C = execute('other'); return new"
            + " C().four() + 4 | 8",
        "class A { get n() { return 8; } } exports = () => new A() | return execute('other').n | 8",
        "exports = async x => x | const a = []; return (await execute('other', a)) === a ? 8 : 0 |"
            + " 8",
        "exports = x => x.me === x ? 8 : 0 | const a = {}; a.me = a; return execute('other', a) |"
            + " 8",
        "exports = x => x instanceof Map ? x.get('n') : 0 | return execute('other', new Map([['n',"
            + " 8]])) | 8",
        "exports = x => Symbol.for('s') === x ? 8 : 0 | return execute('other', Symbol.for('s')) |"
            + " 8",
        "exports = o => { o.n = 8; } | const o = {}; execute('other', o); return o.n | 8",
        "exports = (...given) => given.length | return execute('other', undefined, null) * 4 | 8",
      })
  void theValuesThemselvesArePassed(String other, String body, int result) throws Exception {
    host.sources.put("other", other);

    assertThat(caller("const { execute } = context.functions; " + body)).isEqualTo((double) result);
  }

  @Test
  void anErrorIsCaughtAsItWasThrown() throws Exception {
    host.sources.put(
        "fails",
        "class Mine extends Error {} exports = () => { throw Object.assign(new Mine('m'), { code: 7"
            + " }); }");
    host.sources.put("rejects", "exports = async () => { throw { reason: 'r' }; }");

    assertThat(
            caller(
                "try { context.functions.execute('fails') } catch (e) { return e.code + e.message"
                    + " }"))
        .isEqualTo("7m");
    assertThat(caller("return context.functions.execute('rejects').catch(e => e.reason)"))
        .isEqualTo("r");
  }

  @Test
  void eachFunctionHasNamesOfItsOwn() throws Exception {
    host.sources.put(
        "other",
        "const api = 'theirs'; var count = 1; function help() { return api; } exports = () =>"
            + " help();");

    assertThat(
            run(
                host,
                "const api = 'ours'; function help() { return api; }"
                    + " exports = () => context.functions.execute('other') + help();"))
        .isEqualTo("theirsours");
  }

  @Test
  void eachFunctionHasTheContextThatItsHostGivesIt() throws Exception {
    FakeHost other =
        new FakeHost() {
          @Override
          public boolean runningAsSystem() {
            return true;
          }
        };
    host.hosts.put("other", other);
    host.sources.put(
        "other",
        "exports = async () => { await null; console.log('in'); return context.runningAsSystem()"
            + " }");

    assertThat(
            caller("return [await context.functions.execute('other'), context.runningAsSystem()]"))
        .isEqualTo(List.of(true, false));
    assertThat(other.log).containsExactly("log: in");
    assertThat(host.log).isEmpty();
  }

  @Test
  void theEndOfAFunctionIsToldWhenItsPromiseIsKept() throws Exception {
    host.sources.put("now", "exports = () => 1");
    host.sources.put("later", "exports = async () => { await context.functions.execute('now'); }");
    host.sources.put("fails", "exports = async () => { throw new TypeError('no') }");
    host.sources.put("broken", "exports = ");

    caller("await context.functions.execute('later')");
    caller("await context.functions.execute('fails').catch(e => e)");
    caller("try { context.functions.execute('broken') } catch (e) { return e.name }");

    assertThat(host.ended.subList(0, 3))
        .containsExactly("now: ok", "later: ok", "fails: TypeError: no");
    assertThat(host.ended.get(3)).startsWith("broken: SyntaxError: ").endsWith("(1:10)");
  }

  @Test
  void theEndOfAFunctionThatNobodyWaitsForIsToldWithTheCall() throws Exception {
    host.sources.put("endless", "exports = () => new Promise(() => {})");

    caller("context.functions.execute('endless'); return 1");

    assertThat(host.ended).containsExactly("endless: the call ended before the function did");
  }

  @Test
  void aCollectionThatAnotherFunctionReturnsIsThatOfTheOther() throws Exception {
    host.services.add("mongodb-atlas");
    host.sources.put(
        "items", "exports = () => context.services.get('mongodb-atlas').db('d').collection('c')");
    host.onService = (operation, arguments) -> new Document("found", operation);

    assertThat(caller("return context.functions.execute('items').findOne({})"))
        .isEqualTo(new Document("found", "findOne"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[Promise.resolve(1), { two: Promise.resolve(2) }]             | [1.0,{\"two\":2.0}]",
        "{ a: Promise.resolve({ b: Promise.resolve([Promise.resolve(3)]) }) } |"
            + " {\"a\":{\"b\":[3.0]}}",
        "new Promise(r => setTimeout(() => r({ late: Promise.resolve(4) }), 2)) | {\"late\":4.0}",
        "{ p: { then: r => r('thenable') } }                           | {\"p\":\"thenable\"}",
        "(() => { const p = Promise.resolve(5); return { a: p, b: p } })() | {\"a\":5.0,\"b\":5.0}",
        "{ nothing: Promise.resolve() , none: Promise.resolve(null) }  |"
            + " {\"nothing\":{\"$undefined\":true},\"none\":null}",
      })
  void promisesInAResultAreWaitedFor(String result, String expected) throws Exception {
    assertThat(run("exports = () => (" + result + ")"))
        .isEqualTo(Ejson.parse(expected.replaceAll("(\\d)\\.0", "{\"\\$numberDouble\":\"$1\"}")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[Promise.reject(new RangeError('no'))]",
        "{ a: { b: Promise.resolve([Promise.reject(new RangeError('no'))]) } }",
        "Promise.resolve([new Promise((_, no) => setTimeout(() => no(new RangeError('no')), 1))])",
      })
  void aRejectedPromiseInAResultFailsTheCall(String result) {
    assertThat(Functions.failure("exports = () => (" + result + ")"))
        .hasMessage("RangeError: no")
        .extracting(FunctionFailedException::failure)
        .isEqualTo(FunctionFailure.THROWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[() => 1]",
        "(() => { const a = {}; a.a = a; return a })()",
        "(() => { const a = []; a.push(Promise.resolve(a)); return a })()",
        "{ a: Promise.resolve(Symbol()) }",
      })
  void whatHasNoCounterpartInBsonDoesNotLeaveTheApp(String result) {
    assertThat(Functions.failure("exports = () => (" + result + ")").failure())
        .isEqualTo(FunctionFailure.RESULT);
  }

  @Test
  void whatGoesToAFunctionInJavaHasToBeBson() {
    assertThatThrownBy(() -> caller("return context.functions.execute('java', () => 1)"))
        .hasMessage("Error: a function");
  }

  @Test
  void numbersKeepTheirTypeOnTheirWay() throws Exception {
    host.sources.put("same", "exports = x => x");
    List<Object> numbers = List.of(1, 2L, 3.0, new Document("n", 4L));

    assertThat(run(host, "exports = x => context.functions.execute('same', x)", numbers))
        .isEqualTo(numbers);
  }
}
