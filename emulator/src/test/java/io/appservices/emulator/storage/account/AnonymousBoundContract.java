package io.appservices.emulator.storage.account;

import static io.appservices.emulator.domain.ProviderType.ANON_USER;
import static io.appservices.emulator.domain.ProviderType.LOCAL_USERPASS;
import static io.appservices.emulator.storage.Samples.id;
import static io.appservices.emulator.storage.Samples.identity;
import static io.appservices.emulator.storage.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.Race;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.storage.StoreContract;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UserStore;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How every {@link UserStore} gets rid of anonymous users that are too many. */
public abstract class AnonymousBoundContract extends StoreContract {

  private UserStore users;

  @BeforeEach
  void takeStore() {
    users = storage.users();
  }

  @Test
  void theFirstIsRemovedWhereThereAreTooMany() {
    IntStream.of(12, 10, 11).forEach(n -> users.insert(APP, user(n)));
    assertThat(users.deleteOldestAnonymous(APP, 3)).isEmpty();
    assertThat(users.deleteOldestAnonymous(APP, 2)).contains(user(10));
    assertThat(users.deleteOldestAnonymous(APP, 2)).isEmpty();
    assertThat(users.find(APP, id(10))).isEmpty();
    assertThat(users.findByIdentity(APP, ANON_USER, "anon-10")).isEmpty();
    assertThat(users.count(APP)).isEqualTo(2);
  }

  @Test
  void theFirstIsToldAndStays() {
    assertThat(users.oldestAnonymous(APP)).isEmpty();
    IntStream.of(12, 10, 11).forEach(n -> users.insert(APP, user(n)));
    users.insert(APP, user(9, identity(LOCAL_USERPASS, "a")));
    assertThat(users.oldestAnonymous(APP)).contains(user(10));
    assertThat(users.count(APP)).isEqualTo(4);
    users.delete(APP, id(10));
    assertThat(users.oldestAnonymous(APP)).contains(user(11));
    users.update(APP, id(11), Update.to(u -> u.link(identity(LOCAL_USERPASS, "b"))));
    assertThat(users.oldestAnonymous(APP)).contains(user(12));
    assertThat(users.oldestAnonymous(NO_APP)).isEmpty();
  }

  @Test
  void theFirstIsToldAsItIsNow() {
    users.insert(APP, user(10));
    assertThat(users.oldestAnonymous(APP)).contains(user(10));
    users.update(APP, id(10), Update.to(User::disable));
    assertThat(users.oldestAnonymous(APP)).contains(user(10).disable());
  }

  @Test
  void otherUsersNeitherCountNorGo() {
    users.insert(APP, user(10, identity(LOCAL_USERPASS, "a")));
    users.insert(APP, user(11));
    users.insert(APP, user(12));
    users.insert(OTHER_APP, user(13));
    users.update(APP, id(11), Update.to(u -> u.link(identity(LOCAL_USERPASS, "b"))));
    assertThat(users.deleteOldestAnonymous(APP, 1)).isEmpty();
    assertThat(users.deleteOldestAnonymous(APP, 0)).contains(user(12));
    assertThat(users.deleteOldestAnonymous(APP, 0)).isEmpty();
    assertThat(users.deleteOldestAnonymous(NO_APP, 0)).isEmpty();
    assertThat(users.count(APP)).isEqualTo(2);
  }

  @Test
  void usersThatWentInOtherWaysDoNotCount() {
    IntStream.of(10, 11, 12).forEach(n -> users.insert(APP, user(n)));
    users.delete(APP, id(11));
    users.delete(APP, id(11));
    users.insert(APP, user(12));
    assertThat(users.deleteOldestAnonymous(APP, 2)).isEmpty();
    assertThat(users.deleteOldestAnonymous(APP, 1)).contains(user(10));
  }

  @Test
  void callsThatRaceRemoveNoMoreThanAreTooMany() {
    for (int round = 0; round < 100; round++) {
      IntStream.range(0, 10).forEach(n -> users.insert(APP, user(100 + n)));
      long removed =
          Race.times(THREADS, () -> users.deleteOldestAnonymous(APP, 8)).stream()
              .filter(Optional::isPresent)
              .count();
      assertThat(removed).isEqualTo(2);
      assertThat(users.count(APP)).isEqualTo(8);
      IntStream.range(0, 10).forEach(n -> users.delete(APP, id(100 + n)));
    }
  }
}
