package io.appservices.emulator.cluster.operation;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.IndexOptions;
import io.appservices.emulator.Race;
import io.appservices.emulator.domain.AppServicesException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Operations on one collection at the same time. */
@Tag("slow")
class ConcurrentOperationsTest {

  private static final int THREADS = 8;
  private static final int ROUNDS = 50;

  @AutoClose private final Remote remote = Remote.embedded();

  @Test
  void changesADocumentAndReturnsItInOneStep() {
    remote.insert("{_id: 1, n: 0}");

    List<List<Integer>> seen =
        Race.times(
            THREADS,
            () ->
                IntStream.range(0, ROUNDS)
                    .mapToObj(
                        i ->
                            remote
                                .document(
                                    "findOneAndUpdate",
                                    "filter",
                                    json("{_id: 1}"),
                                    "update",
                                    json("{$inc: {n: 1}}"),
                                    "returnNewDocument",
                                    true)
                                .getInteger("n"))
                    .toList());

    assertThat(seen.stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, THREADS * ROUNDS).boxed().toList());
    assertThat(seen).allSatisfy(own -> assertThat(own).isSorted());
  }

  @Test
  void insertsOneDocumentPerKeyOfAUniqueIndex() {
    try (MongoClient client = MongoClients.create(remote.source().connectionString())) {
      client
          .getDatabase("todo")
          .getCollection("items")
          .createIndex(json("{k: 1}"), new IndexOptions().unique(true));
    }

    List<Integer> won =
        Race.times(
            THREADS,
            () -> (int) IntStream.range(0, ROUNDS).filter(k -> inserted("{k: " + k + "}")).count());

    assertThat(won.stream().mapToInt(Integer::intValue).sum()).isEqualTo(ROUNDS);
    assertThat(remote.all())
        .extracting(document -> document.getInteger("k"))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, ROUNDS).boxed().toList());
  }

  @Test
  void upsertsOneDocument() {
    Race.times(
        THREADS,
        () ->
            remote.call(
                "updateOne",
                "query",
                json("{k: 'a'}"),
                "update",
                json("{$inc: {n: 1}}"),
                "upsert",
                true));

    assertThat(remote.all())
        .singleElement()
        .satisfies(one -> assertThat(one).containsEntry("n", THREADS));
  }

  @Test
  void makesACollectionOnceForAllWhoInsertIntoIt() {
    for (int round = 0; round < 10; round++) {
      String collection = "made" + round;
      Race.times(
          THREADS,
          () -> remote.call("insertOne", "collection", collection, "document", new Document()));

      assertThat(remote.documents("find", "collection", collection)).hasSize(THREADS);
    }
  }

  @Test
  void neverShowsHalfAnUpdate() {
    remote.insert("{_id: 1, a: {n: 0}, b: [0]}", "{_id: 2, a: {n: 0}, b: [0]}");
    AtomicBoolean over = new AtomicBoolean();
    List<Callable<Boolean>> readers = new ArrayList<>();
    for (String operation : List.of("find", "aggregate")) {
      readers.add(() -> readsWhole(operation, over));
    }
    List<Future<Boolean>> reading = readers.stream().map(Race::start).toList();

    for (int i = 1; i <= ROUNDS * 4; i++) {
      remote.call(
          "updateMany",
          "query",
          json("{}"),
          "update",
          json("{$inc: {'a.n': 1}, $set: {'b.0': " + i + ", x" + i + ": 1}}"));
    }
    over.set(true);

    assertThat(reading).allSatisfy(reader -> assertThat(Race.join(reader)).isTrue());
  }

  @Test
  void tellsChangesInTheirOrder() throws Exception {
    remote.insert("{_id: 0, n: 0}", "{_id: 1, n: 0}", "{_id: 2, n: 0}");
    try (Watcher watcher = new Watcher(remote)) {
      Race.times(
          THREADS,
          () -> {
            for (int i = 0; i < ROUNDS; i++) {
              remote.call(
                  "updateOne",
                  "query",
                  new Document("_id", i % 3),
                  "update",
                  json("{$inc: {n: 1}}"));
            }
            return null;
          });

      Map<Object, List<Integer>> told =
          watcher.next(THREADS * ROUNDS).stream()
              .map(event -> event.get("fullDocument", Document.class))
              .collect(
                  Collectors.groupingBy(
                      full -> full.get("_id"),
                      Collectors.mapping(full -> full.getInteger("n"), Collectors.toList())));
      assertThat(told.values())
          .allSatisfy(
              numbers ->
                  assertThat(numbers)
                      .containsExactlyElementsOf(
                          IntStream.rangeClosed(1, numbers.size()).boxed().toList()));
    }
  }

  @Test
  void deletesEachDocumentOnce() {
    IntStream.range(0, ROUNDS).forEach(i -> remote.insert("{_id: " + i + "}"));

    List<Integer> deleted =
        Race.times(
            THREADS,
            () ->
                (int)
                    IntStream.range(0, ROUNDS)
                        .filter(i -> remote.call("findOneAndDelete", "filter", json("{}")) != null)
                        .count());

    assertThat(deleted.stream().mapToInt(Integer::intValue).sum()).isEqualTo(ROUNDS);
    assertThat(remote.all()).isEmpty();
  }

  private boolean inserted(String document) {
    try {
      remote.insert(document);
      return true;
    } catch (AppServicesException e) {
      assertThat(e).hasMessageContaining("Duplicate key");
      return false;
    }
  }

  private boolean readsWhole(String operation, AtomicBoolean over) {
    while (!over.get()) {
      List<Document> read =
          operation.equals("find")
              ? remote.all()
              : remote.documents("aggregate", "pipeline", List.of(json("{$match: {}}")));
      for (Document document : read) {
        Integer number = document.get("a", Document.class).getInteger("n");
        if (!List.of(number).equals(document.get("b")) || document.size() != 3 + number) {
          return false;
        }
      }
    }
    return true;
  }
}
