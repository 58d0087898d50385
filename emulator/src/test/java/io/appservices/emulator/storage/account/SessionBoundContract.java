package io.appservices.emulator.storage.account;

import static io.appservices.emulator.storage.Samples.id;
import static io.appservices.emulator.storage.Samples.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.Race;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.storage.SessionStore;
import io.appservices.emulator.storage.StoreContract;
import io.appservices.emulator.storage.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many sessions of a user every {@link SessionStore} keeps. */
public abstract class SessionBoundContract extends StoreContract {

  private static final int MOST = 10;

  private SessionStore sessions;

  @BeforeEach
  void takeStore() {
    sessions = storage.sessions();
  }

  @Test
  void theNewestSessionsOfAUserAreKept() {
    IntStream.range(100, 125).forEach(n -> sessions.insert(session(n), MOST));
    assertThat(sessions.count()).isEqualTo(MOST);
    IntStream.range(100, 125).forEach(n -> assertKept(n, n >= 115));
  }

  @Test
  void aSessionIsNewestWhenItIsAddedWhateverItsId() {
    List<Session> removed =
        IntStream.of(5, 9, 1)
            .boxed()
            .flatMap(n -> sessions.insert(session(n), 2).stream())
            .toList();
    assertThat(removed).containsExactly(session(5));
    assertKept(5, false);
    assertKept(9, true);
    assertKept(1, true);
  }

  @Test
  void aSessionThatIsAddedAgainCountsOnceAmongThoseOfItsUser() {
    sessions.insert(session(10, 1, 50), 2);
    sessions.insert(session(11, 1, 50), 2);
    assertThat(sessions.insert(session(11, 1, 50), 2)).isEmpty();
    assertThat(sessions.list(id(1))).containsExactly(session(10, 1, 50), session(11, 1, 50));
    assertThat(sessions.insert(session(12, 1, 50), 2)).containsExactly(session(10, 1, 50));
    assertThat(sessions.list(id(1))).containsExactly(session(11, 1, 50), session(12, 1, 50));
  }

  @Test
  void usersDoNotCountTogether() {
    sessions.insert(session(1, 1, 50), 1);
    sessions.insert(session(2, 1, 51), 1);
    sessions.insert(session(3, 2, 50), 1);
    sessions.insert(session(4, 1, 50), 1);
    assertKept(1, false);
    assertThat(IntStream.of(2, 3, 4)).allMatch(n -> sessions.find(id(n)).isPresent());
  }

  @Test
  void sessionsThatWereRemovedCountNoMore() {
    IntStream.range(0, MOST).forEach(n -> sessions.insert(session(n), MOST));
    IntStream.of(0, 4, 9).forEach(n -> sessions.update(id(n), Update.to(s -> s.close(1))));
    sessions.deleteExpired(1, MOST);
    IntStream.range(20, 23).forEach(n -> sessions.insert(session(n), MOST));
    assertThat(sessions.count()).isEqualTo(MOST);
    assertKept(1, true);
    sessions.insert(session(23), MOST);
    assertKept(1, false);
    assertKept(2, true);
  }

  @Test
  void aSmallerBoundHoldsFromTheNextSessionOn() {
    IntStream.range(0, 20).forEach(n -> sessions.insert(session(n)));
    sessions.insert(session(20), MOST);
    assertThat(sessions.count()).isEqualTo(MOST);
  }

  @Test
  void aSessionThatIsNotKeptIsNotChangedNorComesBack() {
    for (int round = 0; round < rounds(); round++) {
      sessions.insert(session(1), 1);
      Race.of(
          List.of(
              () -> sessions.update(id(1), Update.to(s -> s.close(5))),
              () -> {
                sessions.insert(session(2), 1);
                return true;
              }));
      assertKept(1, false);
      assertKept(2, true);
      assertThat(sessions.update(id(1), Update.to(s -> s.close(5))).changed()).isEmpty();
    }
  }

  @Test
  void loginsThatRaceEachOtherAndSweepsKeepTheNewestOnes() {
    int each = 2 * rounds();
    List<Callable<Boolean>> actions = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int first = 1_000 * thread;
      actions.add(
          () -> {
            for (int n = first; n < first + each; n++) {
              sessions.insert(n % 3 == 0 ? session(n).close(1) : session(n), MOST);
              sessions.deleteExpired(1, 2);
            }
            return true;
          });
    }
    Race.of(actions);
    assertThat(sessions.count()).isBetween(1L, (long) MOST);
    // The order is still whole: as many new ones push out exactly the old ones.
    IntStream.range(9_000, 9_000 + MOST).forEach(n -> sessions.insert(session(n), MOST));
    assertThat(sessions.count()).isEqualTo(MOST);
    IntStream.range(9_000, 9_000 + MOST).forEach(n -> assertKept(n, true));
  }

  private void assertKept(int number, boolean kept) {
    assertThat(sessions.find(id(number)).isPresent()).as("session %s", number).isEqualTo(kept);
  }
}
