package io.appservices.emulator.storage.account;

import static io.appservices.emulator.storage.Samples.id;
import static io.appservices.emulator.storage.Samples.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.Race;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.storage.SessionStore;
import io.appservices.emulator.storage.StoreContract;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link SessionStore}. */
public abstract class SessionStoreContract extends StoreContract {

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
    assertThat(sessions.update(id(10), Update.to(s -> s.close(5))).changed())
        .contains(session(10).close(5));
    assertThat(sessions.find(id(10))).contains(session(10).close(5));
  }

  @Test
  void anUpdateThatRefusesIsEmptyAndLeavesTheSession() {
    sessions.insert(session(10));
    assertThat(sessions.update(id(10), s -> Optional.empty()).changed()).isEmpty();
    assertThat(sessions.find(id(10))).contains(session(10));
  }

  @Test
  void anUpdateOfNoSessionIsEmptyAndMakesNone() {
    assertThat(sessions.update(id(10), Update.to(s -> session(10))).changed()).isEmpty();
    assertThat(sessions.find(id(10))).isEmpty();
    assertThat(sessions.count()).isZero();
  }

  @Test
  void aSessionIsClosedOnce() {
    for (int round = 0; round < rounds(); round++) {
      sessions.insert(session(10));
      List<UpdateResult<Session>> answers =
          Race.times(
              THREADS,
              () -> sessions.update(id(10), Update.when(Session::isOpen, s -> s.close(5))));
      assertThat(answers.stream().filter(UpdateResult::isChanged)).hasSize(1);
    }
  }

  @Test
  void noUpdateIsLost() {
    int updates = 5 * rounds();
    sessions.insert(session(10).close(0));
    Race.times(
        THREADS,
        () -> {
          for (int i = 0; i < updates; i++) {
            sessions.update(id(10), Update.to(s -> s.close(s.closedAt() + 1)));
          }
          return true;
        });
    assertThat(sessions.find(id(10)).orElseThrow().closedAt()).isEqualTo(THREADS * updates);
  }

  @Test
  void endedSessionsAreRemovedThoseThatEndedFirstBeforeOthers() {
    IntStream.of(3, 1, 2).forEach(n -> sessions.insert(session(n).close(n)));
    assertThat(sessions.deleteExpired(5, 2)).hasSize(2);
    assertThat(sessions.find(id(3))).isPresent();
    assertThat(sessions.count()).isEqualTo(1);
    assertThat(sessions.deleteExpired(5, 2)).hasSize(1);
    assertThat(sessions.deleteExpired(5, 2)).isEmpty();
  }

  @Test
  void abandonedSessionsAndEndedOnesTogetherAreNoMoreThanAskedFor() {
    IntStream.rangeClosed(1, 2).forEach(n -> sessions.insert(session(n, 1, 50)));
    IntStream.rangeClosed(3, 6).forEach(n -> sessions.insert(session(n, 1, 51).close(n)));
    sessions.abandon(id(1), id(50));
    assertThat(sessions.deleteExpired(9, 4)).hasSize(4);
    assertThat(sessions.list(id(1))).extracting(Session::id).containsExactly(id(5), id(6));
  }

  @Test
  void abandonedSessionsOfSeveralUsersAreNoMoreThanAskedFor() {
    IntStream.rangeClosed(1, 6).forEach(n -> sessions.insert(session(n, 1, 50 + n % 2)));
    sessions.insert(session(7, 1, 52).close(7));
    sessions.abandon(id(1), id(50));
    sessions.abandon(id(1), id(51));
    assertThat(sessions.deleteExpired(9, 4)).hasSize(4);
    assertThat(sessions.count()).isEqualTo(3);
  }

  @Test
  void whatHasNotEndedByThenStays() {
    IntStream.range(0, 10).forEach(n -> sessions.insert(session(n)));
    sessions.insert(session(10).close(6));
    assertThat(sessions.deleteExpired(5, 100)).isEmpty();
    assertThat(sessions.deleteExpired(6, 100)).hasSize(1);
    assertThat(sessions.deleteExpired(session(1).expiresAt() - 1, 100)).isEmpty();
    assertThat(sessions.deleteExpired(session(1).expiresAt(), 100)).hasSize(10);
    assertThat(sessions.count()).isZero();
  }

  @Test
  void aSessionThatIsClosedLaterEndsThen() {
    sessions.insert(session(10));
    sessions.update(id(10), Update.to(s -> s.close(5)));
    assertThat(sessions.deleteExpired(5, 1)).hasSize(1);
    assertThat(sessions.find(id(10))).isEmpty();
  }

  @Test
  void theAbandonedSessionsOfAUserAreRemovedAndNoOthers() {
    sessions.insert(session(1, 1, 50));
    sessions.insert(session(2, 1, 50));
    sessions.insert(session(3, 1, 51));
    sessions.insert(session(4, 2, 50));
    sessions.abandon(id(1), id(50));
    assertThat(sessions.deleteExpired(0, 100)).hasSize(2);
    assertThat(IntStream.of(1, 2)).allMatch(n -> sessions.find(id(n)).isEmpty());
    assertThat(IntStream.of(3, 4)).allMatch(n -> sessions.find(id(n)).isPresent());
  }

  @Test
  void laterInsertsRemoveWhatWasAbandonedFasterThanTheyAdd() {
    IntStream.rangeClosed(1, 20).forEach(n -> sessions.insert(session(n, 1, 50)));
    sessions.abandon(id(1), id(50));
    List<Session> removed = new ArrayList<>();
    IntStream.rangeClosed(21, 40)
        .forEach(n -> removed.addAll(sessions.insert(session(n, 1, 51), 100)));
    assertThat(removed).hasSize(20).allMatch(session -> session.userId().equals(id(50)));
    assertThat(sessions.count()).isEqualTo(20);
  }

  @Test
  void aSessionThatIsAddedAgainIsThereOnce() {
    sessions.insert(session(10));
    sessions.insert(session(10));
    assertThat(sessions.list(id(1))).containsExactly(session(10));
    assertThat(sessions.count()).isEqualTo(1);
  }

  @Test
  void anAbandonedSessionCannotBeChanged() {
    sessions.insert(session(1, 1, 50));
    sessions.abandon(id(1), id(50));
    assertThat(sessions.update(id(1), Update.to(s -> s.close(5))).changed()).isEmpty();
  }

  @Test
  void abandonedSessionsDoNotMixWithThoseOfTheSameUserAfterwards() {
    IntStream.rangeClosed(1, 5).forEach(n -> sessions.insert(session(n, 1, 50)));
    sessions.abandon(id(1), id(50));
    sessions.insert(session(6, 1, 50), 2);
    assertThat(sessions.update(id(5), Update.to(s -> s.close(5))).changed()).isEmpty();
    sessions.insert(session(7, 1, 50), 2);
    assertThat(sessions.list(id(1))).containsExactly(session(6, 1, 50), session(7, 1, 50));
    sessions.deleteExpired(0, 100);
    assertThat(sessions.insert(session(8, 1, 50), 2)).containsExactly(session(6, 1, 50));
    assertThat(sessions.count()).isEqualTo(2);
  }

  @Test
  void aSessionOfTheSameUserAfterwardsIsThereWhileAbandonedOnesAre() {
    IntStream.rangeClosed(1, 5).forEach(n -> sessions.insert(session(n, 1, 50)));
    sessions.abandon(id(1), id(50));
    sessions.insert(session(6, 1, 50));
    assertThat(sessions.list(id(1))).containsExactly(session(6, 1, 50));
    assertThat(sessions.update(id(6), Update.to(s -> s.close(5))).isChanged()).isTrue();
  }

  @Test
  void theSessionsOfAnAppAreRemovedAndNoOthers() {
    sessions.insert(session(1, 1, 50));
    sessions.insert(session(2, 1, 51));
    sessions.insert(session(3, 2, 50));
    sessions.deleteAll(id(1));
    sessions.deleteAll(id(1));
    assertThat(sessions.count()).isEqualTo(1);
    assertThat(sessions.find(id(3))).isPresent();
  }

  @Test
  void theSessionsOfAnAppAreListedInTheirOrderWithoutAbandonedOnes() {
    sessions.insert(session(3, 1, 50));
    sessions.insert(session(1, 1, 50));
    sessions.insert(session(2, 1, 51));
    sessions.insert(session(4, 2, 50));
    assertThat(sessions.list(id(1)))
        .containsExactlyInAnyOrder(session(3, 1, 50), session(1, 1, 50), session(2, 1, 51))
        .containsSubsequence(session(3, 1, 50), session(1, 1, 50));
    sessions.abandon(id(1), id(50));
    assertThat(sessions.list(id(1))).containsExactly(session(2, 1, 51));
    assertThat(sessions.list(id(9))).isEmpty();
  }

  @Test
  void removalsThatRaceInsertsRemoveNoLiveSession() {
    int each = 2 * rounds();
    List<Callable<Boolean>> actions = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int first = thread * each;
      actions.add(
          () -> {
            for (int n = first; n < first + each; n++) {
              sessions.insert(n % 2 == 0 ? session(n) : session(n).close(1));
              sessions.deleteExpired(1, 2);
            }
            return true;
          });
    }
    Race.of(actions);
    assertThat(IntStream.range(0, THREADS * each).filter(n -> n % 2 == 0))
        .allMatch(n -> sessions.find(id(n)).isPresent());
    // Some may be left: two removals at once may have found the same ones.
    sessions.deleteExpired(1, THREADS * each);
    assertThat(sessions.count()).isEqualTo(THREADS * each / 2);
  }
}
