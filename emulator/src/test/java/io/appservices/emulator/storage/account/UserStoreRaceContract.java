package io.appservices.emulator.storage.account;

import static io.appservices.emulator.domain.ProviderType.API_KEY;
import static io.appservices.emulator.storage.Samples.id;
import static io.appservices.emulator.storage.Samples.identity;
import static io.appservices.emulator.storage.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.Race;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserQuery;
import io.appservices.emulator.storage.StoreContract;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UserStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link UserStore} when calls come at the same time. */
public abstract class UserStoreRaceContract extends StoreContract {

  private static final Identity KEY = identity(API_KEY, "key");

  private UserStore users;

  @BeforeEach
  void takeStore() {
    users = storage.users();
  }

  @Test
  void oneOfConcurrentDeletesGetsTheUser() {
    for (int round = 0; round < rounds(); round++) {
      users.insert(APP, user(10, KEY));
      List<Optional<User>> answers = Race.times(THREADS, () -> users.delete(APP, id(10)));
      assertThat(answers.stream().flatMap(Optional::stream)).containsExactly(user(10, KEY));
    }
  }

  @Test
  void oneOfConcurrentInsertsGetsTheIdentity() {
    for (int round = 0; round < rounds(); round++) {
      AtomicInteger number = new AtomicInteger(10);
      List<Boolean> answers =
          Race.times(THREADS, () -> users.insert(APP, user(number.getAndIncrement(), KEY)));
      assertThat(answers).containsOnlyOnce(true);
      List<User> made = users.list(APP, UserQuery.first(9));
      assertThat(made).hasSize(1);
      assertThat(users.findByIdentity(APP, API_KEY, "key")).contains(made.get(0));
      users.delete(APP, made.get(0).id());
    }
  }

  @Test
  void oneOfConcurrentLinksGetsTheIdentity() {
    for (int round = 0; round < rounds(); round++) {
      users.insert(APP, user(10));
      users.insert(APP, user(11));
      List<Boolean> answers = Race.of(List.of(() -> link(10), () -> link(11)));
      assertThat(answers).containsOnlyOnce(true);
      User owner = users.findByIdentity(APP, API_KEY, "key").orElseThrow();
      assertThat(owner.has(KEY)).isTrue();
      assertThat(users.list(APP, UserQuery.first(9)).stream().filter(u -> u.has(KEY))).hasSize(1);
      users.delete(APP, id(10));
      users.delete(APP, id(11));
    }
  }

  @Test
  void noUpdateIsLost() {
    int updates = 5 * rounds();
    users.insert(APP, user(10));
    Race.times(
        THREADS,
        () -> {
          for (int i = 0; i < updates; i++) {
            users.update(APP, id(10), Update.to(User::revokeSessions)).changed().orElseThrow();
          }
          return true;
        });
    assertThat(users.find(APP, id(10)).orElseThrow().sessionEpoch()).isEqualTo(THREADS * updates);
  }

  @Test
  void anUpdateNeverBringsADeletedUserBack() {
    for (int round = 0; round < rounds(); round++) {
      users.insert(APP, user(10, KEY));
      Race.of(
          List.<Callable<Object>>of(
              () -> users.delete(APP, id(10)),
              () ->
                  users.update(
                      APP, id(10), Update.to(user -> user.link(identity(API_KEY, "more"))))));
      assertThat(users.find(APP, id(10))).isEmpty();
      assertThat(users.findByIdentity(APP, API_KEY, "key")).isEmpty();
      assertThat(users.findByIdentity(APP, API_KEY, "more")).isEmpty();
    }
  }

  @Test
  void readersNeverMissAUserThatIsBeingChanged() {
    users.insert(APP, user(10, KEY));
    whileUpdating(
        () ->
            users.find(APP, id(10)).isPresent()
                && users.findByIdentity(APP, API_KEY, "key").isPresent()
                && users.list(APP, UserQuery.first(9)).size() == 1
                && users.count(APP) == 1);
  }

  @Test
  void theCountIsRightAfterConcurrentChanges() {
    AtomicInteger number = new AtomicInteger(10);
    Race.times(
        THREADS,
        () -> {
          for (int i = 0; i < rounds(); i++) {
            int own = number.getAndIncrement();
            users.insert(APP, user(own));
            if (own % 2 == 0) {
              users.delete(APP, id(own));
            }
          }
          return true;
        });
    assertThat(users.count(APP)).isEqualTo(THREADS * rounds() / 2);
    assertThat(users.list(APP, UserQuery.first(10_000))).hasSize(THREADS * rounds() / 2);
  }

  private boolean link(int user) {
    return users.update(APP, id(user), Update.to(u -> u.link(KEY))).isChanged();
  }

  private void whileUpdating(BooleanSupplier seen) {
    AtomicBoolean over = new AtomicBoolean();
    Callable<Integer> reader =
        () -> {
          int missed =
              (int) IntStream.range(0, 100 * rounds()).filter(i -> !seen.getAsBoolean()).count();
          over.set(true);
          return missed;
        };
    Callable<Integer> writer =
        () -> {
          for (int i = 0; !over.get(); i++) {
            Identity renewed =
                new Identity(ProviderType.API_KEY, KEY.providerId(), "key", Map.of("n", i));
            users.update(APP, id(10), Update.to(user -> user.link(renewed)));
          }
          return 0;
        };
    assertThat(Race.of(List.of(reader, writer))).as("how often it was missed").containsOnly(0);
  }
}
