package io.appservices.emulator.storage.account;

import static io.appservices.emulator.storage.Samples.id;
import static io.appservices.emulator.storage.Samples.serverKey;
import static io.appservices.emulator.storage.Samples.user;
import static io.appservices.emulator.storage.Samples.userKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.Race;
import io.appservices.emulator.domain.user.ApiKey;
import io.appservices.emulator.storage.ApiKeyStore;
import io.appservices.emulator.storage.ApiKeyStore.Insertion;
import io.appservices.emulator.storage.StoreContract;
import io.appservices.emulator.storage.Update;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link ApiKeyStore} when calls come at the same time. */
public abstract class ApiKeyStoreRaceContract extends StoreContract {

  private static final int LIMIT = 2;

  private ApiKeyStore keys;

  @BeforeEach
  void takeStoreWithAUser() {
    keys = storage.apiKeys();
    storage.users().insert(APP, user(10));
  }

  @Test
  void noMoreKeysOfAUserAreAddedThanAreAllowed() {
    for (int round = 0; round < rounds(); round++) {
      assertThat(insertUpToTheLimit(n -> userKey(n, 10))).isEqualTo(LIMIT);
      assertThat(keys.listOfUser(APP, id(10))).hasSize(LIMIT);
      keys.deleteAll(APP, id(10));
    }
  }

  @Test
  void noMoreServerKeysAreAddedThanAreAllowed() {
    for (int round = 0; round < rounds(); round++) {
      assertThat(insertUpToTheLimit(n -> serverKey(n, 10))).isEqualTo(LIMIT);
      assertThat(keys.listOfServers(APP)).hasSize(LIMIT);
      keys.deleteAll(APP, id(10));
    }
  }

  @Test
  void oneOfConcurrentDeletesGetsTheKeyAndNoUpdateBringsItBack() {
    for (int round = 0; round < rounds(); round++) {
      keys.insert(APP, userKey(70, 10), 100);
      Callable<Optional<ApiKey>> delete = () -> keys.delete(APP, id(70));
      Callable<Optional<ApiKey>> update =
          () -> {
            keys.update(APP, id(70), Update.to(key -> key.withDisabled(!key.disabled())));
            return Optional.empty();
          };
      List<Optional<ApiKey>> answers = Race.of(List.of(delete, update, delete));
      assertThat(answers.stream().flatMap(Optional::stream)).hasSize(1);
      assertThat(keys.find(APP, id(70))).isEmpty();
      assertThat(keys.listOfUser(APP, id(10))).isEmpty();
    }
  }

  @Test
  void aUserThatIsDeletedMeanwhileLeavesNoKeyBehind() {
    for (int round = 0; round < rounds(); round++) {
      storage.users().insert(APP, user(20));
      Race.of(
          List.<Callable<Boolean>>of(
              () -> keys.insert(APP, userKey(70, 20), 100) == Insertion.ADDED,
              () -> {
                storage.users().delete(APP, id(20));
                keys.deleteAll(APP, id(20));
                return true;
              }));
      assertThat(keys.findByDigest(APP, "digest-70")).isEmpty();
      assertThat(keys.listOfUser(APP, id(20))).isEmpty();
    }
  }

  @Test
  void readersNeverMissAKeyThatIsBeingChanged() {
    keys.insert(APP, userKey(70, 10), 100);
    Callable<Integer> reader =
        () -> {
          int missed = 0;
          for (int i = 0; i < 25 * rounds(); i++) {
            boolean seen =
                keys.find(APP, id(70)).isPresent()
                    && keys.findByDigest(APP, "digest-70").isPresent()
                    && keys.listOfUser(APP, id(10)).size() == 1;
            missed += seen ? 0 : 1;
          }
          return missed;
        };
    Callable<Integer> writer =
        () -> {
          for (int i = 0; i < 25 * rounds(); i++) {
            keys.update(APP, id(70), Update.to(key -> key.withDisabled(!key.disabled())))
                .changed()
                .orElseThrow();
          }
          return 0;
        };
    assertThat(Race.of(List.of(reader, writer))).as("how often it was missed").containsOnly(0);
  }

  private int insertUpToTheLimit(IntFunction<ApiKey> key) {
    AtomicInteger number = new AtomicInteger(70);
    List<Insertion> added =
        Race.times(THREADS, () -> keys.insert(APP, key.apply(number.getAndIncrement()), LIMIT));
    return Collections.frequency(added, Insertion.ADDED);
  }
}
