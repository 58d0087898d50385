package io.appservices.emulator.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.Race;
import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.sqlite.failure.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who waits for which flush, with flushes that take as long as the test likes, and fail. */
@Timeout(60)
class WriteQueueTest {

  private static final int CHANGES = 12;

  @TempDir private Path directory;

  private final Semaphore mayFlush = new Semaphore(0);
  private final AtomicBoolean fails = new AtomicBoolean();

  /** How large the log was with each flush that was begun, in bytes. */
  private final List<Long> flushes = new CopyOnWriteArrayList<>();

  private Transaction transaction;
  private WriteQueue queue;

  private final class SlowFlush implements WriteQueue.Flush {

    @Override
    public void run() throws IOException {
      flushes.add(Files.size(directory.resolve("state.db-wal")));
      mayFlush.acquireUninterruptibly();
      if (fails.getAndSet(false)) {
        throw new IOException("told to fail");
      }
    }

    @Override
    public void close() {}
  }

  @BeforeEach
  void open() throws SQLException {
    Path file = directory.resolve("state.db");
    transaction = new Transaction(new Connections(file).writer());
    queue = new WriteQueue(transaction, new Failures(file), new SlowFlush());
    Future<Integer> made = start("CREATE TABLE notes(text TEXT)");
    mayFlush.release();
    Race.join(made);
    flushes.clear();
  }

  @AfterEach
  void close() throws SQLException {
    mayFlush.release(1_000);
    queue.close();
    transaction.close();
  }

  @Test
  void nobodyIsAnsweredBeforeTheFlush() {
    Future<Integer> change = insert("a");
    await().until(() -> flushes.size() == 1);
    assertThat(change.isDone()).isFalse();

    mayFlush.release();

    assertThat(Race.join(change)).isEqualTo(1);
  }

  @Test
  void changesThatComeDuringAFlushShareTheNextOne() {
    Future<Integer> first = insert("first");
    await().until(() -> flushes.size() == 1);
    List<Future<Integer>> changes = new ArrayList<>();
    for (int n = 0; n < CHANGES; n++) {
      changes.add(insert("n" + n));
    }
    // Most are made meanwhile.
    await().until(() -> queue.waiting() < WriteQueue.WORTH_WAKING);
    assertThat(changes).noneMatch(Future::isDone);

    mayFlush.release();
    assertThat(Race.join(first)).isEqualTo(1);
    await().until(() -> flushes.size() == 2);
    assertThat(changes).noneMatch(Future::isDone);

    mayFlush.release();
    changes.forEach(change -> assertThat(Race.join(change)).isEqualTo(1));
    assertThat(flushes).hasSize(2);
  }

  @Test
  void aFewThatComeDuringAFlushAreMadeWhenItHasEnded() {
    Future<Integer> first = insert("first");
    await().until(() -> flushes.size() == 1);
    Future<Integer> late = insert("late");
    await().until(() -> queue.waiting() == 1);

    mayFlush.release();
    assertThat(Race.join(first)).isEqualTo(1);
    await().until(() -> flushes.size() == 2);
    assertThat(late.isDone()).isFalse();

    mayFlush.release();
    assertThat(Race.join(late)).isEqualTo(1);
  }

  @Test
  void afterAFlushThatFailedAllIsMovedOutOfTheLogBeforeAnybodyIsAnswered() {
    fails.set(true);
    Future<Integer> failed = insert("x".repeat(500_000));
    mayFlush.release();
    assertThatThrownBy(() -> Race.join(failed))
        .hasRootCauseMessage("told to fail")
        .hasStackTraceContaining(StorageException.class.getName())
        .hasStackTraceContaining("the disk answers with an error");

    Future<Integer> next = insert("next");
    await().until(() -> flushes.size() == 2);
    assertThat(flushes.get(0)).isGreaterThan(500_000);
    assertThat(flushes.get(1)).isLessThan(100_000);
    mayFlush.release();
    assertThat(Race.join(next)).isEqualTo(1);
  }

  private Future<Integer> insert(String text) {
    return Race.start(
        () -> queue.write(tx -> tx.update("INSERT INTO notes(text) VALUES(?)", text)));
  }

  private Future<Integer> start(String statement) {
    return Race.start(
        () ->
            queue.write(
                tx -> {
                  tx.define(statement);
                  return 1;
                }));
  }
}
