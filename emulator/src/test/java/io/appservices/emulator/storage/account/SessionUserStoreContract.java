package io.appservices.emulator.storage.account;

import static io.appservices.emulator.storage.Samples.id;
import static io.appservices.emulator.storage.Samples.session;
import static io.appservices.emulator.storage.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.SessionUser;
import io.appservices.emulator.storage.SessionUserStore;
import io.appservices.emulator.storage.StoreContract;
import io.appservices.emulator.storage.Update;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link SessionUserStore}. */
public abstract class SessionUserStoreContract extends StoreContract {

  private SessionUserStore sessionUsers;

  @BeforeEach
  void takeStoreWithASession() {
    sessionUsers = storage.sessionUsers();
    storage.users().insert(APP, user(50));
    storage.sessions().insert(session(10, 1, 50));
  }

  @Test
  void aSessionIsFoundWithItsUserAsBothAreNow() {
    assertThat(sessionUsers.find(id(10)))
        .contains(new SessionUser(session(10, 1, 50), Optional.of(user(50))));
    storage.users().update(APP, id(50), Update.to(User::disable));
    storage.sessions().update(id(10), Update.to(session -> session.close(5)));
    assertThat(sessionUsers.find(id(10)))
        .contains(new SessionUser(session(10, 1, 50).close(5), Optional.of(user(50).disable())));
    assertThat(sessionUsers.find(id(11))).isEmpty();
  }

  @Test
  void aSessionOfNoUserIsFoundWithoutOne() {
    storage.sessions().insert(session(11, 2, 50));
    storage.sessions().insert(session(12, 3, 50));
    storage.users().delete(APP, id(50));
    for (int number : new int[] {10, 11, 12}) {
      assertThat(sessionUsers.find(id(number)).orElseThrow().user()).isEmpty();
    }
  }

  @Test
  void theUserOfADeletedAppIsNotFoundAndNotThatOfOneThatIsMadeAgain() {
    storage.apps().delete(APP);
    assertThat(sessionUsers.find(id(10)).orElseThrow().user()).isEmpty();
    storage.apps().insert(Samples.app(1, "app-one"));
    assertThat(sessionUsers.find(id(10)).orElseThrow().user()).isEmpty();
  }
}
