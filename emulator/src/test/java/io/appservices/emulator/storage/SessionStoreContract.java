package io.appservices.emulator.storage;

import static io.appservices.emulator.storage.Samples.id;
import static io.appservices.emulator.storage.Samples.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.Race;
import io.appservices.emulator.domain.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link SessionStore} keeps to. */
public abstract class SessionStoreContract extends StoreContract {

  private static final int ROUNDS = 200;

  private SessionStore sessions;

  @BeforeEach
  void takeStore() {
    sessions = storage.sessions();
  }

  @Test
  void aSessionIsFoundByItsId() {
    sessions.insert(session(10));
    assertThat(sessions.find(id(10))).contains(session(10));
    assertThat(sessions.find(id(11))).isEmpty();
  }

  @Test
  void anUpdateAnswersWhatTheSessionIsNow() {
    sessions.insert(session(10));
    assertThat(sessions.update(id(10), s -> s.close(5))).contains(session(10).close(5));
    assertThat(sessions.find(id(10))).contains(session(10).close(5));
  }

  @Test
  void anUpdateThatRefusesIsEmptyAndLeavesTheSession() {
    sessions.insert(session(10));
    assertThat(sessions.update(id(10), s -> null)).isEmpty();
    assertThat(sessions.find(id(10))).contains(session(10));
  }

  @Test
  void anUpdateOfNoSessionIsEmptyAndMakesNone() {
    assertThat(sessions.update(id(10), s -> session(10))).isEmpty();
    assertThat(sessions.find(id(10))).isEmpty();
    assertThat(sessions.count()).isZero();
  }

  @Test
  void aSessionIsClosedOnce() {
    for (int round = 0; round < ROUNDS; round++) {
      sessions.insert(session(10));
      List<Optional<Session>> answers =
          Race.times(THREADS, () -> sessions.update(id(10), s -> s.isOpen() ? s.close(5) : null));
      assertThat(answers.stream().flatMap(Optional::stream)).hasSize(1);
    }
  }

  @Test
  void noUpdateIsLost() {
    int updates = 1_000;
    sessions.insert(session(10).close(0));
    Race.times(
        THREADS,
        () -> {
          for (int i = 0; i < updates; i++) {
            sessions.update(id(10), s -> s.close(s.closedAt() + 1));
          }
          return true;
        });
    assertThat(sessions.find(id(10)).orElseThrow().closedAt()).isEqualTo(THREADS * updates);
  }

  @Test
  void aSweepLooksAtNoMoreSessionsThanItIsTold() {
    IntStream.range(0, 10).forEach(n -> sessions.insert(session(n)));
    List<Session> seen = new ArrayList<>();
    sessions.sweep(3, session -> !seen.add(session));
    assertThat(seen).hasSizeLessThanOrEqualTo(3);
    assertThat(sessions.count()).isEqualTo(10);
  }

  @Test
  void aSweepGoesOnWhereTheLastOneStopped() {
    IntStream.range(0, 10).forEach(n -> sessions.insert(session(n)));
    List<Session> seen = new ArrayList<>();
    // One more than it takes, for the sweep that finds the end.
    for (int i = 0; i < 6; i++) {
      sessions.sweep(2, session -> !seen.add(session));
    }
    assertThat(seen).containsAll(IntStream.range(0, 10).mapToObj(Samples::session).toList());
  }

  @Test
  void sweepsRemoveWhatIsOverAndNothingElse() {
    IntStream.range(0, 10).forEach(n -> sessions.insert(n < 4 ? session(n).close(1) : session(n)));
    for (int i = 0; i < 11; i++) {
      sessions.sweep(1, session -> !session.isOpen());
    }
    assertThat(sessions.count()).isEqualTo(6);
    IntStream.range(0, 10)
        .forEach(n -> assertThat(sessions.find(id(n)).isPresent()).isEqualTo(n >= 4));
  }

  @Test
  void aSweepOfNothingDoesNothing() {
    sessions.sweep(5, session -> true);
    assertThat(sessions.count()).isZero();
  }

  @Test
  void aSweepWithEveryInsertKeepsTheDeadInProportion() {
    for (int n = 0; n < 1_000; n++) {
      sessions.insert(session(n).close(1));
      sessions.sweep(2, session -> !session.isOpen());
    }
    assertThat(sessions.count()).isLessThan(10);
  }

  @Test
  void sweepsThatRaceInsertsRemoveNoLiveSession() {
    int each = 500;
    List<Callable<Boolean>> actions = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int first = thread * each;
      actions.add(
          () -> {
            for (int n = first; n < first + each; n++) {
              sessions.insert(n % 2 == 0 ? session(n) : session(n).close(1));
              sessions.sweep(2, session -> !session.isOpen());
            }
            return true;
          });
    }
    Race.of(actions);
    assertThat(IntStream.range(0, THREADS * each).filter(n -> n % 2 == 0))
        .allMatch(n -> sessions.find(id(n)).isPresent());
    assertThat(sessions.count()).isGreaterThanOrEqualTo(THREADS * each / 2);
  }
}
