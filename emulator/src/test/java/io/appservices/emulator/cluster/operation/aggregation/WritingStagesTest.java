package io.appservices.emulator.cluster.operation.aggregation;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import io.appservices.emulator.cluster.operation.Remote;
import io.appservices.emulator.cluster.operation.RemoteFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code $merge} and {@code $out} on the embedded server. */
class WritingStagesTest extends RemoteFixture {

  @BeforeEach
  void target() {
    remote.insert("{_id: 1, k: 'a', v: 10}", "{_id: 2, k: 'b', v: 20}");
    target(
        "stock",
        "known",
        known -> {
          known.drop();
          known.insertOne(json("{_id: 1, k: 'a', v: 1, old: true}"));
          return null;
        });
  }

  private <T> T target(String database, String name, Function<MongoCollection<Document>, T> work) {
    String uri = remote.clusters.connectionString(Remote.APP, Remote.SERVICE);
    try (MongoClient client = MongoClients.create(uri)) {
      return work.apply(client.getDatabase(database).getCollection(name));
    }
  }

  private List<Document> known() {
    return target("stock", "known", known -> known.find().into(new ArrayList<>()));
  }

  private void merge(String members) {
    remote.call("aggregate", "pipeline", List.of(merging(members)));
  }

  private static Document merging(String members) {
    Document merge = json(members);
    merge.put("into", json("{db: 'stock', coll: 'known'}"));
    return new Document("$merge", merge);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                | {_id: 1, k: 'a', v: 10, old: true} | 2",
        "{whenMatched: 'merge'}            | {_id: 1, k: 'a', v: 10, old: true} | 2",
        "{whenMatched: 'replace'}          | {_id: 1, k: 'a', v: 10}            | 2",
        "{whenMatched: 'keepExisting'}     | {_id: 1, k: 'a', v: 1, old: true}  | 2",
        "{whenNotMatched: 'discard'}       | {_id: 1, k: 'a', v: 10, old: true} | 1",
        "{whenMatched: [{$set: {v: {$add: ['$v', '$$new.v']}}}]} | {_id: 1, k: 'a', v: 11, old:"
            + " true} | 2",
        "{let: {by: '$v'}, whenMatched: [{$set: {v: {$multiply: ['$$by', 2]}, k: '$$new.k'}},"
            + " {$unset: 'old'}]} | {_id: 1, k: 'a', v: 20} | 2",
        "{whenMatched: [{$replaceWith: {$mergeObjects: ['$$new', {n: '$v'}]}}]} | {_id: 1, k: 'a',"
            + " v: 10, n: 1} | 2",
      })
  void mergeChangesWhatIsThereAsItIsTold(String members, String first, int count) {
    merge(members);

    assertThat(known()).hasSize(count).startsWith(json(first));
  }

  @Test
  void mergeFindsDocumentsByFieldsThatAreUniqueTogether() {
    target(
        "stock",
        "known",
        known -> known.createIndex(json("{k: 1, v: 1}"), new IndexOptions().unique(true)));
    remote.call(
        "aggregate",
        "pipeline",
        List.of(
            json("{$project: {_id: 0, k: 1, v: {$cond: [{$eq: ['$k', 'a']}, 1, '$v']}, n: 'new'}}"),
            merging("{on: ['k', 'v']}")));

    assertThat(known())
        .hasSize(2)
        .startsWith(json("{_id: 1, k: 'a', v: 1, old: true, n: 'new'}"))
        .last()
        .extracting(made -> made.get("k"))
        .isEqualTo("b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{whenMatched: 'fail'}                 | E11000 duplicate key error",
        "{whenNotMatched: 'fail'}              | could not find a matching document",
        "{on: 'k'}                             | Cannot find index to verify that join fields will",
        "{whenMatched: 'nope'}                 | Enumeration value 'nope' for field 'whenMatched'",
        "{whenMatched: 'merge', let: {}}       | Cannot use 'let' variables with 'whenMatched:"
            + " merge'",
        "{whenMatched: [{$match: {}}]}         | $match is not allowed to be used within an update",
        "{whenMatched: [{$set: {_id: 7}}]}     | would modify the immutable field '_id'",
        "{let: {new: 1}, whenMatched: []}      | reserved 'new' variable",
        "{nope: 1}                             | BSON field '$merge.nope' is an unknown field",
      })
  void mergeRefusesWhatMongoDbRefuses(String members, String text) {
    assertThat(remote.refusal("aggregate", "pipeline", List.of(merging(members))))
        .hasMessageContaining(text);
  }

  @Test
  void outWritesToAnotherDatabase() {
    remote.call(
        "aggregate",
        "pipeline",
        List.of(json("{$match: {k: 'b'}}"), json("{$out: {db: 'stock', coll: 'known'}}")));

    assertThat(known()).containsExactly(json("{_id: 2, k: 'b', v: 20}"));
  }
}
