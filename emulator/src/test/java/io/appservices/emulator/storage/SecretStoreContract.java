package io.appservices.emulator.storage;

import static io.appservices.emulator.storage.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.Race;
import io.appservices.emulator.domain.Secret;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link SecretStore} keeps to. */
public abstract class SecretStoreContract extends StoreContract {

  private static final int ROUNDS = 200;

  private SecretStore secrets;

  @BeforeEach
  void takeStore() {
    secrets = storage.secrets();
  }

  @Test
  void aSecretIsFoundByItsNameInItsApp() {
    assertThat(secrets.insert(APP, secret(10, "key", "value"))).isTrue();
    assertThat(secrets.findByName(APP, "key")).contains(secret(10, "key", "value"));
    assertThat(secrets.findByName(APP, "Key")).isEmpty();
    assertThat(secrets.findByName(OTHER_APP, "key")).isEmpty();
    assertThat(secrets.insert(OTHER_APP, secret(11, "key", "other"))).isTrue();
  }

  @Test
  void secretsComeInTheOrderOfTheirIds() {
    secrets.insert(APP, secret(20, "a", "1"));
    secrets.insert(APP, secret(10, "b", "2"));
    assertThat(secrets.list(APP)).extracting(Secret::name).containsExactly("b", "a");
    assertThat(secrets.list(OTHER_APP)).isEmpty();
  }

  @Test
  void aSecretWhoseNameIsTakenIsNotAddedAndNothingIsChanged() {
    secrets.insert(APP, secret(10, "key", "value"));
    assertThat(secrets.insert(APP, secret(11, "key", "other"))).isFalse();
    assertThat(secrets.list(APP)).containsExactly(secret(10, "key", "value"));
  }

  @Test
  void anAppThatDoesNotExistTakesNoSecret() {
    assertThat(secrets.insert(NO_APP, secret(10, "key", "value"))).isFalse();
    assertThat(secrets.list(NO_APP)).isEmpty();
  }

  @Test
  void anAppThatWasDeletedHasNoSecretsAndTakesNone() {
    secrets.insert(APP, secret(10, "key", "value"));
    storage.apps().delete(APP);
    assertThat(secrets.findByName(APP, "key")).isEmpty();
    assertThat(secrets.insert(APP, secret(11, "more", "value"))).isFalse();
    assertThat(secrets.replace(APP, secret(10, "key", "new"))).isEmpty();
  }

  @Test
  void aReplacedSecretHasItsNewNameAndValueAndTheOldNameIsFree() {
    secrets.insert(APP, secret(10, "key", "value"));
    assertThat(secrets.replace(APP, secret(10, "new", "2"))).contains(secret(10, "new", "2"));
    assertThat(secrets.findByName(APP, "new")).contains(secret(10, "new", "2"));
    assertThat(secrets.findByName(APP, "key")).isEmpty();
    assertThat(secrets.insert(APP, secret(11, "key", "3"))).isTrue();
  }

  @Test
  void aSecretKeepsItsNameWhenOnlyItsValueIsReplaced() {
    secrets.insert(APP, secret(10, "key", "value"));
    assertThat(secrets.replace(APP, secret(10, "key", "2"))).contains(secret(10, "key", "2"));
    assertThat(secrets.findByName(APP, "key")).map(Secret::value).contains("2");
  }

  @Test
  void aSecretIsNotReplacedIfTheNewNameIsTakenOrThereIsNone() {
    secrets.insert(APP, secret(10, "key", "value"));
    secrets.insert(APP, secret(11, "taken", "value"));
    assertThat(secrets.replace(APP, secret(10, "taken", "2"))).isEmpty();
    assertThat(secrets.replace(APP, secret(12, "free", "2"))).isEmpty();
    assertThat(secrets.list(APP))
        .containsExactly(secret(10, "key", "value"), secret(11, "taken", "value"));
  }

  @Test
  void aDeleteAnswersWhatTheSecretWas() {
    secrets.insert(APP, secret(10, "key", "value"));
    assertThat(secrets.delete(APP, id(11))).isEmpty();
    assertThat(secrets.delete(OTHER_APP, id(10))).isEmpty();
    assertThat(secrets.delete(APP, id(10))).contains(secret(10, "key", "value"));
    assertThat(secrets.delete(APP, id(10))).isEmpty();
    assertThat(secrets.findByName(APP, "key")).isEmpty();
  }

  @Test
  void oneOfConcurrentInsertsGetsTheName() {
    for (int round = 0; round < ROUNDS; round++) {
      AtomicInteger number = new AtomicInteger(10);
      List<Boolean> answers =
          Race.times(
              THREADS, () -> secrets.insert(APP, secret(number.getAndIncrement(), "key", "v")));
      assertThat(answers).containsOnlyOnce(true);
      assertThat(secrets.list(APP)).hasSize(1);
      secrets.delete(APP, secrets.list(APP).get(0).id());
    }
  }

  @Test
  void oneOfConcurrentDeletesGetsTheSecret() {
    for (int round = 0; round < ROUNDS; round++) {
      secrets.insert(APP, secret(10, "key", "value"));
      List<Optional<Secret>> answers = Race.times(THREADS, () -> secrets.delete(APP, id(10)));
      assertThat(answers.stream().flatMap(Optional::stream)).hasSize(1);
    }
  }

  @Test
  void noReplacementBringsADeletedSecretBack() {
    AtomicBoolean over = new AtomicBoolean();
    Callable<Integer> replacer =
        () -> {
          while (!over.get()) {
            secrets.replace(APP, secret(10, "key", "new"));
          }
          return 0;
        };
    // Nobody else inserts: if the name is taken, the secret has come back.
    Callable<Integer> deleter =
        () -> {
          int back = 0;
          for (int n = 0; n < 50_000; n++) {
            back += secrets.insert(APP, secret(10, "key", "value")) ? 0 : 1;
            secrets.delete(APP, id(10));
          }
          over.set(true);
          return back;
        };
    assertThat(Race.of(List.of(replacer, deleter))).as("how often it came back").containsOnly(0);
  }

  private static Secret secret(int number, String name, String value) {
    return new Secret(id(number), name, value);
  }
}
