package io.appservices.emulator.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.Race;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever reads after a change was answered reads it, whatever was in the cache. */
class CommittedCacheTest {

  private static final Schema VALUES =
      new Schema(
          "values", List.of(Schema.step("CREATE TABLE pair(k TEXT PRIMARY KEY, v INTEGER)")));

  @TempDir private Path directory;
  private final CommittedCache<String, Long> cache = new CommittedCache<>(100);
  private SqliteDatabase database;

  @BeforeEach
  void open() {
    database = SqliteDatabase.open(directory);
    database.prepare(VALUES);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aValueThatWasSetIsReadWithoutALoad() {
    set(1);
    assertThat(
            cache.get(
                "k",
                () -> {
                  throw new AssertionError("loaded");
                }))
        .contains(1L);
  }

  @Test
  void aLoadThatBeganBeforeAChangeDoesNotBringTheOldValueBack() throws InterruptedException {
    set(1);
    CommittedCache<String, Long> other = new CommittedCache<>(100);
    CountDownLatch loaded = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Future<Optional<Long>> slow =
        Race.start(
            () ->
                other.get(
                    "k",
                    () -> {
                      Optional<Long> value = load();
                      loaded.countDown();
                      await(go);
                      return value;
                    }));
    await(loaded);
    Future<Boolean> change = Race.start(() -> set(other, 2));
    Awaitility.await().until(() -> load().equals(Optional.of(2L)));
    go.countDown();
    assertThat(Race.join(slow)).contains(1L);
    assertThat(Race.join(change)).isTrue();
    assertThat(other.get("k", this::load)).contains(2L);
  }

  @Test
  void aChangeThatFailsLeavesWhatWasThere() {
    set(1);
    assertThatThrownBy(
            () ->
                database.write(
                    tx -> {
                      cache.set(tx, "k", Optional.of(9L));
                      throw new IllegalStateException("told to fail");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(cache.get("k", this::load)).contains(1L);
  }

  @Test
  void aChangeReadsWhatIsCachedWithoutALoad() {
    set(1);
    assertThat(
            database.<Optional<Long>>write(
                tx ->
                    cache.get(
                        tx,
                        "k",
                        sql -> {
                          throw new AssertionError("loaded");
                        })))
        .contains(1L);
  }

  @Test
  void aChangeSeesWhatWasChangedBeforeItInItsTransaction() {
    set(1);
    database.write(
        tx -> {
          cache.set(tx, "k", Optional.of(2L));
          assertThat(inTransaction(tx)).contains(2L);
          cache.set(tx, "k", Optional.empty());
          assertThat(inTransaction(tx)).isEmpty();
          cache.forget(tx, "k");
          tx.update("UPDATE pair SET v = 3");
          return assertThat(inTransaction(tx)).contains(3L);
        });
  }

  @Test
  void aChangeDoesNotSeeWhatAnotherOneOfItsTransactionFailedToDo() throws SQLException {
    set(1);
    Transaction tx = new Transaction(new Connections(database.file()).writer());
    tx.begin();
    cache.set(tx, "other", Optional.of(5L));
    assertThatThrownBy(
            () ->
                tx.apart(
                    change -> {
                      cache.set(change, "k", Optional.of(9L));
                      cache.set(change, "other", Optional.of(9L));
                      throw new IllegalStateException("told to fail");
                    }))
        .isInstanceOf(Transaction.ApartFailure.class);
    assertThat(inTransaction(tx)).contains(1L);
    assertThat(cache.get(tx, "other", sql -> Optional.empty())).contains(5L);

    tx.undo();
    tx.begin();
    assertThat(cache.get(tx, "other", sql -> Optional.empty())).isEmpty();
    tx.undo();
    tx.close();
  }

  private Optional<Long> inTransaction(Transaction tx) throws SQLException {
    return cache.get(
        tx, "k", sql -> sql.first("SELECT v FROM pair WHERE k = 'k'", row -> row.number(1)));
  }

  @Test
  void readersNeverSeeAnOlderValueThanOneThatWasAnswered() {
    for (int round = 1; round <= 200; round++) {
      long value = round;
      CommittedCache<String, Long> fresh = new CommittedCache<>(100);
      Race.of(
          List.of(
              () -> set(fresh, value),
              () -> fresh.get("k", this::load).isPresent(),
              () -> fresh.get("k", this::load).isPresent()));
      assertThat(fresh.get("k", this::load)).contains(value);
    }
  }

  private void set(long value) {
    set(cache, value);
  }

  private boolean set(CommittedCache<String, Long> into, long value) {
    return database.write(
        tx -> {
          into.set(tx, "k", Optional.of(value));
          return tx.update("REPLACE INTO pair(k, v) VALUES('k', ?)", value) == 1;
        });
  }

  private Optional<Long> load() {
    return database.read(
        sql -> sql.first("SELECT v FROM pair WHERE k = ?", row -> row.number(1), "k"));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
