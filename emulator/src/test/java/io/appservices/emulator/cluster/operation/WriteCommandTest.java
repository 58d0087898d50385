package io.appservices.emulator.cluster.operation;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that write, as they come from drivers, also from such as check nothing. */
class WriteCommandTest extends RemoteFixture {

  private static final String STORED = "{_id: 1, i: 5, n: [1, 2], t: 'x'}";

  private Document run(String command) {
    String uri = remote.clusters.connectionString(Remote.APP, Remote.SERVICE);
    try (MongoClient client = MongoClients.create(uri)) {
      MongoDatabase database = client.getDatabase("todo");
      return database.runCommand(json(command));
    }
  }

  private static Document onlyError(Document answer) {
    assertThat(answer.getList("writeErrors", Document.class)).hasSize(1);
    return answer.getList("writeErrors", Document.class).get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "u: {$foo: {n: [1]}}                   | 9  | Unknown modifier: $foo. Expected a valid"
            + " update",
        "u: {$foo: {none: [1]}}                | 9  | Unknown modifier: $foo",
        "u: {$pushAll: {n: [1]}}               | 9  | Unknown modifier: $pushAll",
        "u: {$pipeline: {n: 1}}                | 9  | Unknown modifier: $pipeline",
        "u: {$set: {i: 1}, $arrayFilters: {}}  | 9  | Unknown modifier: $arrayFilters",
        "u: {$set: {i: 1}, n: [1]}             | 9  | Unknown modifier: n",
        "u: {$set: {i: 1}, o: {n: [1]}}        | 9  | Unknown modifier: o",
        "u: {i: 1, $set: {n: 1}}               | 52 | The dollar ($) prefixed field '$set' in"
            + " '$set'",
        "u: [{$set: {i: 1}}], arrayFilters: [{e: 1}] | 9 | may not be specified for pipeline-style",
        "u: {i: 1}, arrayFilters: [{e: 1}]     | 9  | may not be specified for replacement-style",
        "u: {i: 1}, multi: true                | 9  | multi update is not supported for"
            + " replacement-style update",
        "u: {}, multi: true, upsert: true      | 9  | multi update is not supported for"
            + " replacement-style update",
        "u: {$set: {'n.$[e]': 1}}, arrayFilters: [{$or: [1]}] | 2 | entries need to be full"
            + " objects",
      })
  void refusesWhatIsNoUpdate(String update, int code, String text) {
    remote.insert(STORED);

    Document error = onlyError(run("{update: 'items', updates: [{q: {}, " + update + "}]}"));

    assertThat(error).containsEntry("code", code);
    assertThat(error.getString("errmsg")).contains(text);
    assertThat(remote.all()).containsExactly(json(STORED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[{$set: {i: 6}}]", "{i: 6}", "{$set: {i: 6}}"})
  void takesAnEmptyListOfArrayFilters(String update) {
    remote.insert(STORED);

    Document answer =
        run("{update: 'items', updates: [{q: {}, u: " + update + ", arrayFilters: []}]}");
    assertThat(answer).containsEntry("nModified", 1).doesNotContainKey("writeErrors");
    assertThat(remote.all().get(0)).containsEntry("i", 6);

    run("{update: 'items', updates: [{q: {}, u: {$set: {i: 5}}}]}");
    run("{findAndModify: 'items', query: {}, update: " + update + ", arrayFilters: []}");
    assertThat(remote.all().get(0)).containsEntry("i", 6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ordered: true, "})
  void updatesEndWithTheFirstThatFails(String options) {
    remote.insert(STORED);

    Document answer =
        run(
            "{update: 'items', "
                + options
                + "updates: [{q: {}, u: {$inc: {t: 1}}}, {q: {}, u: {$set: {i: 6}}}]}");

    assertThat(onlyError(answer)).containsEntry("index", 0);
    assertThat(answer).containsEntry("n", 0);
    assertThat(remote.all()).containsExactly(json(STORED));
  }

  @Test
  void updatesWithoutOrderGoOn() {
    remote.insert(STORED);

    Document answer =
        run(
            "{update: 'items', ordered: false, updates: [{q: {}, u: {$inc: {t: 1}}}, {q: {}, u:"
                + " {$set: {i: 6}}}]}");

    assertThat(onlyError(answer)).containsEntry("index", 0);
    assertThat(remote.all().get(0)).containsEntry("i", 6);
  }

  @Test
  void insertionsEndWithTheFirstThatFails() {
    remote.insert(STORED);

    Document answer = run("{insert: 'items', documents: [{_id: 0}, {_id: 1}, {_id: 2}]}");

    assertThat(onlyError(answer)).containsEntry("index", 1).containsEntry("code", 11000);
    assertThat(remote.all()).extracting(found -> found.get("_id")).containsExactly(1, 0);
  }

  @Test
  void refusesIdsThatAreNone() {
    for (String id : List.of("[1]", "{$regularExpression: {pattern: 'a', options: ''}}")) {
      Document error = onlyError(run("{insert: 'items', documents: [{_id: " + id + "}]}"));

      assertThat(error.getString("errmsg")).startsWith("The '_id' value cannot be of type ");
    }
    assertThat(remote.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "{a: 9},  $sort key ordering must be 1 (for ascending) or -1 (for descending)",
    "{a: 0},  $sort key ordering must be 1 (for ascending) or -1 (for descending)",
    "{a: asc}, Illegal key in $sort specification: a: \"asc\"",
    "{a: null}, Illegal key in $sort specification: a: null"
  })
  void refusesToSortInNoDirection(String sort, String text) {
    Document order = json(sort.replace("asc", "'asc'"));
    remote.insert(STORED);

    assertThat(remote.refusal("find", "query", json("{}"), "sort", order)).hasMessage(text);
    assertThat(
            remote.refusal(
                "findOneAndUpdate",
                "filter",
                json("{}"),
                "sort",
                order,
                "update",
                json("{$set: {i: 1}}")))
        .hasMessage(text);
    assertThat(remote.refusal("aggregate", "pipeline", List.of(new Document("$sort", order))))
        .hasMessage(text);
  }

  @Test
  void aFieldMayHaveTheNameQuery() {
    remote.insert("{_id: 1, query: 'a'}", "{_id: 2, query: 'b'}");

    assertThat(run("{delete: 'items', deletes: [{q: {query: 'a'}, limit: 0}]}"))
        .containsEntry("n", 1);
    assertThat(remote.all()).isEqualTo(List.of(json("{_id: 2, query: 'b'}")));
  }

  @Test
  void refusesToFillAnArrayThatAnUpsertBegins() {
    Document error =
        onlyError(
            run(
                "{update: 'items', updates: [{q: {n: [1]}, u: {$set: {'n.90000000': 1}}, upsert:"
                    + " true}]}"));

    assertThat(error.getString("errmsg")).isEqualTo("can't backfill more than 1500000 elements");
    assertThat(remote.all()).isEmpty();
  }
}
