package io.appservices.emulator.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.appservices.emulator.Race;
import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.sqlite.failure.UncheckedSqlException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a database of a data directory does for whoever keeps something in it. */
class SqliteDatabaseTest extends NotesFixture {

  @Test
  void whatWasWrittenIsReadAtOnceAndAfterItIsOpenedAgain() {
    insert(1, "one");
    assertThat(texts()).containsExactly("one");
    reopen();
    assertThat(texts()).containsExactly("one");
  }

  @Test
  void changesThatWaitAreCommittedTogetherAndEachIsAnswered() throws Exception {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    List<Integer> together =
        gather(
            20,
            n ->
                tx -> {
                  tx.onEnd(() -> order.add("committed"), () -> order.add("failed"));
                  order.add("made");
                  return tx.update("INSERT INTO notes(id, text) VALUES(?, ?)", n, "n" + n);
                });
    assertThat(together).hasSize(20).containsOnly(1);
    assertThat(texts()).hasSize(20);
    assertThat(order.subList(0, 20)).containsOnly("made");
    assertThat(order.subList(20, 40)).containsOnly("committed");
  }

  @Test
  void aChangeThatFailsIsUndoneAndTheOthersThatWaitedWithItAreNot() throws Exception {
    AtomicInteger followed = new AtomicInteger();
    List<Object> answers =
        gather(
            10,
            n ->
                tx -> {
                  tx.update("INSERT INTO notes(id, text) VALUES(?, ?)", n, "n" + n);
                  tx.onEnd(followed::incrementAndGet, followed::incrementAndGet);
                  if (n % 2 == 0) {
                    throw new IllegalStateException("told to fail");
                  }
                  return "done";
                });
    assertThat(answers.stream().filter("done"::equals)).hasSize(5);
    assertThat(answers.stream().filter(a -> a instanceof IllegalStateException)).hasSize(5);
    assertThat(texts()).containsExactly("n1", "n3", "n5", "n7", "n9");
    assertThat(followed).hasValue(5);
  }

  @Test
  void aStatementThatFailsIsAStorageExceptionThatNamesTheFile() {
    insert(1, "one");
    assertThatThrownBy(() -> insert(1, "again"))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(directory.resolve("state.db").toString());
    assertThat(texts()).containsExactly("one");
  }

  @Test
  void aFailureThatALambdaPassedOnIsTheSame() {
    insert(1, "one");
    String message = messageOf(() -> insert(1, "again"));
    assertThat(
            messageOf(
                () ->
                    database.write(
                        tx -> {
                          try {
                            return tx.update(
                                "INSERT INTO notes(id, text) VALUES(?, ?)", 1, "again");
                          } catch (SQLException e) {
                            throw new UncheckedSqlException(e);
                          }
                        })))
        .isEqualTo(message);
  }

  private static String messageOf(ThrowingCallable call) {
    return catchThrowableOfType(StorageException.class, call).getMessage();
  }

  @Test
  void aReadChangesNothing() {
    assertThatThrownBy(() -> database.read(sql -> sql.execute("DELETE FROM notes")))
        .isInstanceOf(StorageException.class);
  }

  @Test
  void aChangeCannotWaitForAnotherOne() {
    assertThatThrownBy(() -> database.write(tx -> database.write(inner -> true)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatIsWrittenLaterIsWrittenBeforeWhatComesAfterIt() {
    database.writeLater(tx -> tx.update("INSERT INTO notes(id, text) VALUES(7, 'later')"));
    insert(8, "next");
    assertThat(texts()).containsExactly("later", "next");
  }

  @Test
  void aClosedDatabaseRefusesEveryCall() {
    database.close();
    assertThatThrownBy(() -> insert(1, "one")).isInstanceOf(StorageException.class);
    assertThatThrownBy(this::texts).isInstanceOf(StorageException.class);
    database.close();
  }

  @Test
  void changesThatFindNoRoomFailUntilThereIsSome() {
    insert(1, "one");
    long pages = database.read(sql -> sql.number("PRAGMA page_count"));
    limit(pages);
    for (int n = 2; n < 5; n++) {
      int number = n;
      assertThatThrownBy(() -> insert(number, "x".repeat(50_000)))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("the disk or the quota is full");
      assertThat(texts()).containsExactly("one");
    }
    limit(pages + 1_000);
    insert(2, "two");
    assertThat(texts()).containsExactly("one", "two");
  }

  private void limit(long pages) {
    database.write(
        tx -> {
          tx.define("PRAGMA max_page_count = " + pages);
          return true;
        });
  }

  /** Lets changes gather behind one that waits, and returns what each answered. */
  private <T> List<T> gather(int changes, IntFunction<Change<?>> change)
      throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Future<Boolean> first =
        Race.start(
            () ->
                database.write(
                    tx -> {
                      begun.countDown();
                      await(go);
                      return true;
                    }));
    await(begun);
    List<Future<Object>> waiting = new ArrayList<>();
    for (int n = 0; n < changes; n++) {
      int number = n;
      waiting.add(
          Race.start(
              () -> {
                try {
                  return database.write(change.apply(number));
                } catch (IllegalStateException e) {
                  return e;
                }
              }));
    }
    Awaitility.await().until(() -> database.waiting() == changes);
    go.countDown();
    Race.join(first);
    List<T> answers = new ArrayList<>();
    for (Future<Object> future : waiting) {
      @SuppressWarnings("unchecked")
      T answer = (T) Race.join(future);
      answers.add(answer);
    }
    return answers;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
