package io.appservices.emulator.cluster.operation.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cluster.operation.Remote;
import io.appservices.emulator.cluster.operation.RemoteFixture;
import io.appservices.emulator.cluster.operation.TimeLimit;
import io.appservices.emulator.domain.AppServicesException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JavaScript in queries and pipelines of the embedded server. */
class ScriptedQueryTest extends RemoteFixture {

  ScriptedQueryTest() {
    super(
        Remote.scripted(Duration.ofMinutes(3)),
        "{_id: 1, a: 3, b: 4, name: 'Ann', d: {$date: '2024-02-29T00:00:00Z'}}",
        "{_id: 2, a: 5, b: 5, name: 'bob', list: [1, 2], long: {$numberLong: '7'}}",
        "{_id: 3, name: 'Cid', sub: {n: 1}}");
  }

  private List<Object> ids(Document query) {
    return remote.documents("find", "query", query).stream().map(d -> d.get("_id")).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "this.a === this.b                                     | 2 3",
        "this.a == this.b && this.a > 0                        | 2",
        "obj.name === 'Ann';                                   | 1",
        "return this.name.toLowerCase() > 'b'                  | 2 3",
        "var n = this.a ?? 0; return n > 2                     | 1 2",
        "function () { return this.sub && this.sub.n === 1 }   | 3",
        "function() { return obj.list !== undefined }          | 2",
        "this.d instanceof Date && this.d.getUTCDate() === 29  | 1",
        "this.missing                                          | ``",
        "1                                                     | 1 2 3",
      })
  void findsByAnExpressionOrAFunction(String where, String expected) {
    assertThat(ids(new Document("$where", where)))
        .isEqualTo(
            expected.isEmpty()
                ? List.of()
                : List.of(expected.split(" ")).stream().map(Integer::valueOf).toList());
    assertThat(ids(new Document("$where", new Code(where))))
        .hasSameSizeAs(ids(new Document("$where", where)));
  }

  @Test
  void goesTogetherWithOtherConditions() {
    assertThat(ids(Remote.json("{_id: {$lt: 3}, $where: 'this.a === this.b'}"))).containsExactly(2);
    assertThat(ids(Remote.json("{$or: [{$where: 'this.a === 3'}, {name: 'Cid'}]}")))
        .containsExactly(1, 3);
    assertThat(ids(Remote.json("{$nor: [{$where: 'this.a === 3'}]}"))).containsExactly(2, 3);
  }

  @Test
  void changesAndDeletesWhatItFinds() {
    Document query = new Document("$where", "this.a === 3");
    remote.call("updateMany", "query", query, "update", Remote.json("{$set: {seen: true}}"));
    assertThat(ids(new Document("seen", true))).containsExactly(1);
    assertThat(
            remote.document(
                "findOneAndUpdate",
                "filter",
                query,
                "update",
                Remote.json("{$inc: {a: 1}}"),
                "returnNewDocument",
                true))
        .containsEntry("a", 4);
    assertThat(
            remote.call(
                "distinct",
                "field",
                "name",
                "query",
                Remote.json("{$where: 'this.name.length === 3'}")))
        .isEqualTo(List.of("Ann", "bob", "Cid"));

    remote.call("deleteMany", "query", new Document("$where", "this.a > 3"));

    assertThat(ids(new Document())).containsExactly(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "function (a, b) { return a + b }   | ['$a', '$b']        | 7.0",
        "(a, b) => Math.hypot(a, b)         | ['$a', '$b']        | 5.0",
        "function (n) { return n + '!' }    | ['$name']           | 'Ann!'",
        "function (n) { return [n, { n }] } | ['$name']           | ['Ann', {n: 'Ann'}]",
        "function (d) { return d }          | ['$d']              | {$date:"
            + " '2024-02-29T00:00:00Z'}",
        "function () { return null }        | []                  | null",
        "function () {}                     | []                  | null",
        "function (x) { return x == null }  | ['$missing']        | true",
        "function (n) { return n > 2 }      | [{$add: ['$a', 1]}] | true",
      })
  void aFunctionHasTheValueThatItReturns(String body, String arguments, String expected) {
    Document function =
        Document.parse("{args: " + arguments + ", lang: 'js'}").append("body", body);
    Document stage =
        new Document("$project", new Document("r", new Document("$function", function)));

    assertThat(
            remote.documents(
                "aggregate", "pipeline", List.of(Remote.json("{$match: {_id: 1}}"), stage)))
        .containsExactly(Document.parse("{_id: 1, r: " + expected + "}"));
  }

  @Test
  void aFunctionWorksWithinOtherExpressionsAndForManyDocuments() {
    remote.call(
        "insertMany",
        "documents",
        IntStream.range(10, 60).mapToObj(i -> new Document("_id", i).append("a", i)).toList());
    String isEven =
        "{$function: {body: 'function (a) { return a % 2 === 0 }', args: ['$a'], lang: 'js'}}";

    List<Document> counted =
        remote.documents(
            "aggregate",
            "pipeline",
            List.of(
                Remote.json("{$match: {_id: {$gte: 10}}}"),
                Remote.json("{$addFields: {kind: {$cond: [" + isEven + ", 'even', 'odd']}}}"),
                Remote.json("{$group: {_id: '$kind', n: {$sum: 1}}}"),
                Remote.json("{$sort: {_id: 1}}")));

    assertThat(counted)
        .containsExactly(Remote.json("{_id: 'even', n: 25}"), Remote.json("{_id: 'odd', n: 25}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "this.sub.n === 1           | TypeError: ",
        "function () { throw new Error('no') } | Error: no",
        "this is no JavaScript      | SyntaxError: ",
        "context.user.id            | this is not there for the JavaScript of queries",
        "require('moment')          | Error: Cannot find module 'moment'",
        "typeof Java === 'undefined' ? nothing : 1 | nothing",
      })
  void aScriptThatFailsIsNamed(String where, String text) {
    AppServicesException refusal = remote.refusal("find", "query", new Document("$where", where));

    assertThat(refusal).hasMessageContaining(text);
    assertThat(refusal.getMessage()).doesNotContain("java.", "graal", "bwaldvogel");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{args: [], lang: 'js'}                       | The body function must be specified.",
        "{body: 'function () {}', lang: 'js'}         | The args field must be specified.",
        "{body: 'function () {}', args: []}           | The lang field must be specified.",
        "{body: 'function () {}', args: [], lang: 'ts'} | the only supported language specifier",
        "{body: 'function () {}', args: 1, lang: 'js'} | The args field must be of type array",
        "{body: 5, args: [], lang: 'js'}              | must evaluate to a string or code",
        "{body: 'function () { throw new RangeError(1) }', args: [], lang: 'js'} | RangeError: 1",
      })
  void aFunctionThatIsNoneIsNamed(String function, String text) {
    assertThat(
            remote.refusal(
                "aggregate",
                "pipeline",
                List.of(Remote.json("{$project: {r: {$function: " + function + "}}}"))))
        .hasMessageContaining(text);
  }

  @Test
  void aPipelineTakesNoWhere() {
    for (String match : List.of("{$where: '1'}", "{$or: [{a: 1}, {$where: '1'}]}")) {
      assertThat(
              remote.refusal(
                  "aggregate", "pipeline", List.of(new Document("$match", Remote.json(match)))))
          .hasMessage("$where is not allowed in this context");
    }
    assertThat(remote.refusal("find", "query", new Document("$where", 5)))
        .hasMessage("$where got bad type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"function () { while (true) {} }", "globalThis.obj = 1; for (;;) {}; return 1"})
  void anEndlessScriptEndsWithTheTimeOfItsOperation(String where) {
    Document query = new Document("$where", where);

    assertThat(remote.refusal("find", "query", query, "maxTimeMS", 2_000))
        .hasMessage(TimeLimit.TEXT);
    assertThat(ids(new Document("$where", "this._id === 1"))).containsExactly(1);
  }

  @Test
  void whatOneOperationDoesIsNotSeenByTheNext() {
    ids(new Document("$where", "globalThis.leak = 1; Object.prototype.leak2 = 1; return true"));

    assertThat(ids(new Document("$where", "typeof leak === 'undefined' && !this.leak2")))
        .hasSize(3);
  }

  @Test
  void withoutAnEngineItIsRefusedByItsName() {
    try (Remote remote = Remote.embedded()) {
      remote.insert("{_id: 1}");

      assertThat(remote.refusal("find", "query", new Document("$where", "1")))
          .hasMessage("$where and $function are JavaScript, which this data source does not run");
    }
  }
}
