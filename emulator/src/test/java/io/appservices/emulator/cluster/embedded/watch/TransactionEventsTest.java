package io.appservices.emulator.cluster.embedded.watch;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cluster.operation.DataSource;
import io.appservices.emulator.cluster.operation.QueryScripts;
import io.appservices.emulator.cluster.operation.Remote;
import io.appservices.emulator.cluster.operation.Watcher;
import io.appservices.emulator.cluster.transaction.Transactions;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.runtime.Secrets;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What change events tell of the documents that a transaction changed, one for each. */
class TransactionEventsTest {

  private static final String FOUND =
      "{_id: 1, address: {city: 'A', zip: '1'}, tags: ['a', 'b', 'c'], n: 1, xs: [{y: 1}, {y: 2}]}";

  @AutoClose private final Remote remote = Remote.embedded();

  @AutoClose
  private final Transactions transactions =
      new Transactions(
          new Ids(remote.clock, new Secrets()),
          remote.clock,
          Duration.ofSeconds(30),
          QueryScripts.NONE);

  private Watcher watcher;
  private String id = "";

  @BeforeEach
  void begin() {
    remote.insert(FOUND);
    watcher = new Watcher(remote);
    id = transactions.start(Remote.APP, Remote.SERVICE, remote.source());
  }

  @AfterEach
  void close() {
    watcher.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '"',
      value = {
        "{$set: {'address.city': 'B'}} -> {'address.city': 'B'}",
        "{$set: {address: {city: 'B', zip: '1'}}} -> {address: {city: 'B', zip: '1'}}",
        "{$set: {'address.x.y': 1}} -> {'address.x': {y: 1}}",
        "{$push: {tags: 'd'}} -> {'tags.3': 'd'}",
        "{$set: {'tags.5': 'f'}} -> {'tags.5': 'f'}",
        "{$pop: {tags: 1}} -> {tags: ['a', 'b']}",
        "{$set: {'xs.$[].y': 3}} -> {'xs.0.y': 3, 'xs.1.y': 3}",
        "{$inc: {n: 1}} -> {n: 2}",
      })
  void tellWhatAnUpdateAssigned(String update, String updated) throws Exception {
    update(update);
    transactions.commit(Remote.APP, Remote.SERVICE, id);

    assertThat(watcher.next().get("updateDescription"))
        .isEqualTo(new Document("updatedFields", json(updated)).append("removedFields", List.of()));
    watcher.assertNothingMore();
  }

  @Test
  void tellOfSeveralUpdatesTogether() throws Exception {
    update("{$push: {tags: 'd'}, $set: {'address.city': 'B', 'xs.0.y': 5}}");
    update("{$pop: {tags: -1}, $unset: {'address.zip': 1, n: 1}}");
    update("{$set: {xs: [1]}}");
    transactions.commit(Remote.APP, Remote.SERVICE, id);

    assertThat(watcher.next().get("updateDescription"))
        .isEqualTo(
            json(
                "{updatedFields: {'address.city': 'B', tags: ['b', 'c', 'd'], xs: [1]},"
                    + " removedFields: ['address.zip', 'n']}"));
    watcher.assertNothingMore();
    assertThat(remote.all())
        .containsExactly(json("{_id: 1, address: {city: 'B'}, tags: ['b', 'c', 'd'], xs: [1]}"));
  }

  @Test
  void tellOfAnArrayThatGotShorterAsAWhole() throws Exception {
    remote.operations.call(
        source(),
        "updateOne",
        arguments("query", json("{_id: 1}"))
            .append("update", List.of(json("{$set: {tags: {$slice: ['$tags', 2]}}}"))));
    transactions.commit(Remote.APP, Remote.SERVICE, id);

    assertThat(watcher.next().get("updateDescription"))
        .isEqualTo(json("{updatedFields: {tags: ['a', 'b']}, removedFields: []}"));
    assertThat(remote.all().get(0)).containsEntry("tags", List.of("a", "b"));
  }

  @Test
  void tellOfADocumentThatWasReplaced() throws Exception {
    update("{$set: {n: 2}}");
    update("{n: 3}");
    update("{$set: {n: 4}}");
    transactions.commit(Remote.APP, Remote.SERVICE, id);

    assertThat(watcher.next())
        .containsEntry("operationType", "replace")
        .containsEntry("fullDocument", json("{_id: 1, n: 4}"));
    watcher.assertNothingMore();
  }

  @Test
  void tellOfFieldsWithDotsInTheirNamesByTheFieldsAroundThem() throws Exception {
    update("{$set: {address: {'x.y': 1}}}");
    update("{$set: {'address.z': 1}}");
    transactions.commit(Remote.APP, Remote.SERVICE, id);

    assertThat(watcher.next().get("updateDescription"))
        .isEqualTo(json("{updatedFields: {address: {'x.y': 1, z: 1}}, removedFields: []}"));
  }

  private void update(String update) {
    remote.operations.call(
        source(), "updateOne", arguments("query", json("{_id: 1}")).append("update", json(update)));
  }

  private DataSource source() {
    return transactions.source(Remote.APP, Remote.SERVICE, id);
  }

  private static Document arguments(String name, Object value) {
    return new Document("database", "todo").append("collection", "items").append(name, value);
  }
}
