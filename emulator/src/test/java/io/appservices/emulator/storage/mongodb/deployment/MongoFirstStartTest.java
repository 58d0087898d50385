package io.appservices.emulator.storage.mongodb.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.runtime.Sequence;
import io.appservices.emulator.storage.mongodb.HeldTasks;
import io.appservices.emulator.storage.mongodb.SharedDeployment;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which of several emulators makes what a new database has to have. */
@Tag("shared")
class MongoFirstStartTest {

  private final String uri = SharedDeployment.newDatabase();
  private final SharedDatabase database = SharedDatabase.open(uri);
  private final SharedCollection locks = database.collection(Collections.LOCKS);
  private final Sequence sequence = new Sequence();
  private final HeldTasks thread = new HeldTasks();
  private final HeldTasks otherThread = new HeldTasks();
  private final FirstStart first = new FirstStart(database, sequence, thread);
  private final FirstStart other = new FirstStart(database, sequence, otherThread);
  private boolean done;

  @AfterEach
  void close() {
    thread.close();
    otherThread.close();
    database.close();
    SharedDeployment.drop(uri);
  }

  private Optional<Long> beat() {
    return locks.first(new Document("_id", "first-start")).map(lock -> lock.getLong("beat"));
  }

  @Test
  void takesTheLockOfANewDatabaseAndSaysTwiceASecondThatItIsThere() {
    first.await(() -> done);
    Optional<Long> taken = beat();
    assertThat(taken).isPresent();
    assertThat(thread.delays()).containsExactly(Duration.ofMillis(500));

    thread.run();
    Optional<Long> next = beat();
    assertThat(next.orElseThrow()).isGreaterThan(taken.orElseThrow());
    thread.run();
    assertThat(beat().orElseThrow()).isGreaterThan(next.orElseThrow());
  }

  @Test
  void takesNoLockIfAllIsThere() {
    first.await(() -> true);
    assertThat(beat()).isEmpty();
    assertThat(thread.delays()).isEmpty();
  }

  @Test
  void givesTheLockUpWhenAllIsThere() {
    first.await(() -> done);
    done = true;
    thread.run();
    assertThat(beat()).isEmpty();
    assertThat(thread.delays()).isEmpty();
  }

  @Test
  void givesTheLockUpWhenItIsClosed() {
    first.await(() -> done);
    first.close();
    assertThat(beat()).isEmpty();
    assertThat(thread.delays()).isEmpty();

    other.await(() -> done);
    assertThat(beat()).isPresent();
    first.close();
    assertThat(beat()).isPresent();
  }

  @Test
  void waitsForTheOneThatHasTheLockAsLongAsItIsThere() {
    first.await(() -> done);
    AtomicInteger looks = new AtomicInteger();
    long begin = System.nanoTime();
    // Longer than a silent one is waited for.
    other.await(
        () -> {
          thread.run();
          looks.incrementAndGet();
          done = System.nanoTime() - begin > Duration.ofSeconds(6).toNanos();
          return done;
        });
    // Twenty times a second at most.
    assertThat(looks).hasValueBetween(2, 130);
    assertThat(otherThread.delays()).isEmpty();
  }

  @Test
  void takesTheLockFromOneThatIsSilentWhichDoesNotGetItBack() {
    first.await(() -> done);
    Optional<Long> last = beat();
    long begin = System.nanoTime();

    other.await(() -> done);

    assertThat(System.nanoTime() - begin).isGreaterThan(Duration.ofSeconds(5).toNanos());
    Optional<Long> taken = beat();
    assertThat(taken.orElseThrow()).isGreaterThan(last.orElseThrow());
    assertThat(otherThread.delays()).hasSize(1);
    thread.run();
    assertThat(beat()).isEqualTo(taken);
    first.close();
    assertThat(beat()).isEqualTo(taken);
    otherThread.run();
    assertThat(beat()).isNotEqualTo(taken).isPresent();
  }
}
