package io.appservices.emulator.storage.app;

import static io.appservices.emulator.domain.app.ConfigKind.SECRET;
import static io.appservices.emulator.domain.app.ConfigKind.VALUE;
import static io.appservices.emulator.storage.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.Race;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.service.config.EditionParts;
import io.appservices.emulator.storage.StoreContract;
import io.appservices.emulator.storage.Update;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link EditionParts}, whichever edition it has. */
public abstract class ConfigStoreContract extends StoreContract {

  private EditionParts secrets;

  /** The edition whose store it is. */
  protected abstract Edition edition();

  @BeforeEach
  void takeStore() {
    secrets = states.config(edition());
  }

  @Test
  void aSecretIsFoundByItsNameInItsApp() {
    assertThat(secrets.insert(APP, secret(10, "key", "value"))).isTrue();
    assertThat(secrets.findByName(APP, SECRET, "key")).contains(secret(10, "key", "value"));
    assertThat(secrets.findByName(APP, SECRET, "Key")).isEmpty();
    assertThat(secrets.findByName(OTHER_APP, SECRET, "key")).isEmpty();
    assertThat(secrets.insert(OTHER_APP, secret(11, "key", "other"))).isTrue();
  }

  @Test
  void secretsComeInTheOrderOfTheirIds() {
    secrets.insert(APP, secret(20, "a", "1"));
    secrets.insert(APP, secret(10, "b", "2"));
    assertThat(secrets.list(APP, SECRET))
        .extracting(ConfigDocument::name)
        .containsExactly("b", "a");
    assertThat(secrets.list(OTHER_APP, SECRET)).isEmpty();
  }

  @Test
  void aSecretWhoseNameIsTakenIsNotAddedAndNothingIsChanged() {
    secrets.insert(APP, secret(10, "key", "value"));
    assertThat(secrets.insert(APP, secret(11, "key", "other"))).isFalse();
    assertThat(secrets.list(APP, SECRET)).containsExactly(secret(10, "key", "value"));
  }

  @Test
  void secretsOfWhichOneCannotBeAddedAreNotAdded() {
    secrets.insert(APP, secret(10, "key", "value"));
    assertThat(secrets.insertAll(APP, List.of(secret(11, "a", "1"), secret(12, "key", "2"))))
        .isFalse();
    assertThat(secrets.insertAll(APP, List.of(secret(11, "a", "1"), secret(12, "a", "2"))))
        .isFalse();
    assertThat(secrets.list(APP, SECRET)).containsExactly(secret(10, "key", "value"));
    assertThat(secrets.insertAll(APP, List.of(secret(11, "a", "1"), secret(12, "b", "2"))))
        .isTrue();
    assertThat(secrets.list(APP, SECRET)).hasSize(3);
  }

  @Test
  void anAppThatDoesNotExistTakesNoSecret() {
    assertThat(secrets.insert(NO_APP, secret(10, "key", "value"))).isFalse();
    assertThat(secrets.list(NO_APP, SECRET)).isEmpty();
  }

  @Test
  void anAppThatWasDeletedHasNoSecretsAndTakesNone() {
    secrets.insert(APP, secret(10, "key", "value"));
    storage.apps().delete(APP);
    assertThat(secrets.findByName(APP, SECRET, "key")).isEmpty();
    assertThat(secrets.insert(APP, secret(11, "more", "value"))).isFalse();
    assertThat(replace(APP, secret(10, "key", "new"))).isEmpty();
  }

  @Test
  void aReplacedSecretHasItsNewNameAndValueAndTheOldNameIsFree() {
    secrets.insert(APP, secret(10, "key", "value"));
    assertThat(replace(APP, secret(10, "new", "2"))).contains(secret(10, "new", "2"));
    assertThat(secrets.findByName(APP, SECRET, "new")).contains(secret(10, "new", "2"));
    assertThat(secrets.findByName(APP, SECRET, "key")).isEmpty();
    assertThat(secrets.insert(APP, secret(11, "key", "3"))).isTrue();
  }

  @Test
  void aSecretKeepsItsNameWhenOnlyItsValueIsReplaced() {
    secrets.insert(APP, secret(10, "key", "value"));
    assertThat(replace(APP, secret(10, "key", "2"))).contains(secret(10, "key", "2"));
    assertThat(secrets.findByName(APP, SECRET, "key"))
        .map(d -> d.body().getString("value"))
        .contains("2");
  }

  @Test
  void aSecretIsNotReplacedIfTheNewNameIsTakenOrThereIsNone() {
    secrets.insert(APP, secret(10, "key", "value"));
    secrets.insert(APP, secret(11, "taken", "value"));
    assertThat(replace(APP, secret(10, "taken", "2"))).isEmpty();
    assertThat(replace(APP, secret(12, "free", "2"))).isEmpty();
    assertThat(secrets.list(APP, SECRET))
        .containsExactly(secret(10, "key", "value"), secret(11, "taken", "value"));
  }

  @Test
  void aDeleteAnswersWhatTheSecretWas() {
    secrets.insert(APP, secret(10, "key", "value"));
    assertThat(secrets.delete(APP, SECRET, id(11))).isEmpty();
    assertThat(secrets.delete(OTHER_APP, SECRET, id(10))).isEmpty();
    assertThat(secrets.delete(APP, SECRET, id(10))).contains(secret(10, "key", "value"));
    assertThat(secrets.delete(APP, SECRET, id(10))).isEmpty();
    assertThat(secrets.findByName(APP, SECRET, "key")).isEmpty();
  }

  @Test
  void oneOfConcurrentInsertsGetsTheName() {
    for (int round = 0; round < rounds(); round++) {
      AtomicInteger number = new AtomicInteger(10);
      List<Boolean> answers =
          Race.times(
              THREADS, () -> secrets.insert(APP, secret(number.getAndIncrement(), "key", "v")));
      assertThat(answers).containsOnlyOnce(true);
      assertThat(secrets.list(APP, SECRET)).hasSize(1);
      secrets.delete(APP, SECRET, secrets.list(APP, SECRET).get(0).id());
    }
  }

  @Test
  void oneOfConcurrentDeletesGetsTheSecretAndNoReplacementBringsItBack() {
    for (int round = 0; round < rounds() * 5; round++) {
      secrets.insert(APP, secret(10, "key", "value"));
      Callable<Optional<ConfigDocument>> delete = () -> secrets.delete(APP, SECRET, id(10));
      Callable<Optional<ConfigDocument>> replace =
          () -> {
            replace(APP, secret(10, "key", "new"));
            return Optional.empty();
          };
      List<Optional<ConfigDocument>> answers = Race.of(List.of(delete, replace, delete));
      assertThat(answers.stream().flatMap(Optional::stream)).hasSize(1);
      assertThat(secrets.list(APP, SECRET)).isEmpty();
    }
  }

  @Test
  void partsOfDifferentKindsDoNotMeet() {
    ConfigDocument value =
        new ConfigDocument(id(10), VALUE, "key", new Document("value", "plain"), 1);
    assertThat(secrets.insert(APP, value)).isTrue();
    assertThat(secrets.insert(APP, secret(10, "key", "hidden"))).isTrue();
    assertThat(secrets.find(APP, VALUE, id(10))).contains(value);
    assertThat(secrets.delete(APP, SECRET, id(10))).isPresent();
    assertThat(secrets.findByName(APP, VALUE, "key")).contains(value);
  }

  private Optional<ConfigDocument> replace(ObjectId appId, ConfigDocument secret) {
    return secrets.update(appId, SECRET, secret.id(), Update.to(existing -> secret)).changed();
  }

  private static ConfigDocument secret(int number, String name, String value) {
    return new ConfigDocument(id(number), SECRET, name, new Document("value", value), 1);
  }
}
