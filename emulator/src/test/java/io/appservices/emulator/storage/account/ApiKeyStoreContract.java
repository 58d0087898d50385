package io.appservices.emulator.storage.account;

import static io.appservices.emulator.storage.Samples.id;
import static io.appservices.emulator.storage.Samples.serverKey;
import static io.appservices.emulator.storage.Samples.user;
import static io.appservices.emulator.storage.Samples.userKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.user.ApiKey;
import io.appservices.emulator.storage.ApiKeyStore;
import io.appservices.emulator.storage.ApiKeyStore.Insertion;
import io.appservices.emulator.storage.StoreContract;
import io.appservices.emulator.storage.Update;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link ApiKeyStore}, one call at a time. */
public abstract class ApiKeyStoreContract extends StoreContract {

  private static final int MOST = 100;

  private ApiKeyStore keys;

  @BeforeEach
  void takeStoreWithTwoUsers() {
    keys = storage.apiKeys();
    storage.users().insert(APP, user(10));
    storage.users().insert(APP, user(11));
  }

  @Test
  void aKeyIsFoundByItsIdAndItsDigestInItsApp() {
    assertThat(keys.insert(APP, userKey(70, 10), MOST)).isEqualTo(Insertion.ADDED);
    assertThat(keys.find(APP, id(70))).contains(userKey(70, 10));
    assertThat(keys.findByDigest(APP, "digest-70")).contains(userKey(70, 10));
    assertThat(keys.find(APP, id(71))).isEmpty();
    assertThat(keys.findByDigest(APP, "digest-71")).isEmpty();
    assertThat(keys.find(OTHER_APP, id(70))).isEmpty();
    assertThat(keys.findByDigest(NO_APP, "digest-70")).isEmpty();
  }

  @Test
  void theKeysOfAUserComeInTheOrderOfTheirIdsWithoutServerKeys() {
    IntStream.of(72, 70, 71).forEach(n -> keys.insert(APP, userKey(n, 10), MOST));
    keys.insert(APP, userKey(73, 11), MOST);
    keys.insert(APP, serverKey(74, 10), MOST);
    assertThat(keys.listOfUser(APP, id(10)))
        .extracting(ApiKey::id)
        .containsExactly(id(70), id(71), id(72));
    assertThat(keys.listOfUser(APP, id(12))).isEmpty();
  }

  @Test
  void theKeysOfServersComeInTheOrderOfTheirIdsWithoutUserKeys() {
    IntStream.of(72, 70).forEach(n -> keys.insert(APP, serverKey(n, 10), MOST));
    keys.insert(APP, serverKey(71, 11), MOST);
    keys.insert(APP, userKey(73, 10), MOST);
    assertThat(keys.listOfServers(APP))
        .extracting(ApiKey::id)
        .containsExactly(id(70), id(71), id(72));
    assertThat(keys.listOfServers(OTHER_APP)).isEmpty();
  }

  @Test
  void ofAUsersKeysThereAreNoMoreThanMayBe() {
    keys.insert(APP, userKey(70, 10), MOST);
    keys.insert(APP, userKey(71, 11), MOST);
    keys.insert(APP, serverKey(72, 10), MOST);
    assertThat(keys.insert(APP, userKey(80, 10), 1)).isEqualTo(Insertion.FULL);
    assertThat(keys.insert(APP, userKey(80, 10), 2)).isEqualTo(Insertion.ADDED);
  }

  @Test
  void ofServerKeysThereAreNoMoreThanMayBe() {
    keys.insert(APP, userKey(70, 10), MOST);
    keys.insert(APP, serverKey(71, 10), MOST);
    keys.insert(APP, serverKey(72, 11), MOST);
    assertThat(keys.insert(APP, serverKey(80, 10), 2)).isEqualTo(Insertion.FULL);
    assertThat(keys.insert(APP, serverKey(80, 10), 3)).isEqualTo(Insertion.ADDED);
  }

  @Test
  void aNameIsGivenToOneOfTheKeysBesideEachOther() {
    keys.insert(APP, userKey(70, 10), MOST);
    assertThat(keys.insert(APP, named(userKey(80, 10), userKey(70, 10)), MOST))
        .isEqualTo(Insertion.NAME_TAKEN);
    assertThat(keys.insert(APP, named(userKey(81, 11), userKey(70, 10)), MOST))
        .isEqualTo(Insertion.ADDED);
    assertThat(keys.insert(APP, named(serverKey(82, 10), userKey(70, 10)), MOST))
        .isEqualTo(Insertion.ADDED);
  }

  @Test
  void aKeyThatIsNotAddedChangesNothing() {
    keys.insert(APP, userKey(71, 10), MOST);
    assertThat(keys.insert(APP, userKey(70, 10), 1)).isEqualTo(Insertion.FULL);
    assertThat(keys.find(APP, id(70))).isEmpty();
    assertThat(keys.findByDigest(APP, "digest-70")).isEmpty();
    assertThat(keys.listOfUser(APP, id(10))).containsExactly(userKey(71, 10));
  }

  @Test
  void noKeyIsAddedForAUserOrAnAppThatDoesNotExist() {
    assertThat(keys.insert(APP, userKey(70, 12), MOST)).isEqualTo(Insertion.NO_USER);
    assertThat(keys.insert(APP, serverKey(71, 12), MOST)).isEqualTo(Insertion.NO_USER);
    assertThat(keys.insert(NO_APP, userKey(70, 10), MOST)).isEqualTo(Insertion.NO_USER);
    assertThat(keys.listOfServers(APP)).isEmpty();
  }

  @Test
  void anAppThatWasDeletedHasNoKeysAndTakesNone() {
    keys.insert(APP, userKey(70, 10), MOST);
    storage.apps().delete(APP);
    assertThat(keys.findByDigest(APP, "digest-70")).isEmpty();
    assertThat(keys.insert(APP, userKey(71, 10), MOST)).isEqualTo(Insertion.NO_USER);
    assertThat(keys.update(APP, id(70), Update.to(k -> k.withDisabled(true))).changed()).isEmpty();
  }

  @Test
  void anUpdateIsSeenHoweverTheKeyIsFound() {
    keys.insert(APP, userKey(70, 10), MOST);
    keys.insert(APP, serverKey(71, 10), MOST);
    ApiKey off = userKey(70, 10).withDisabled(true);
    assertThat(keys.update(APP, id(70), Update.to(k -> k.withDisabled(true))).changed())
        .contains(off);
    keys.update(APP, id(71), Update.to(k -> k.withDisabled(true)));
    assertThat(keys.find(APP, id(70))).contains(off);
    assertThat(keys.findByDigest(APP, "digest-70")).contains(off);
    assertThat(keys.listOfUser(APP, id(10))).containsExactly(off);
    assertThat(keys.listOfServers(APP)).allMatch(ApiKey::disabled).hasSize(1);
  }

  @Test
  void anUpdateOfNoKeyIsEmptyAndMakesNone() {
    assertThat(keys.update(APP, id(70), Update.to(k -> userKey(70, 10))).changed()).isEmpty();
    assertThat(keys.find(APP, id(70))).isEmpty();
  }

  @Test
  void eachOfSeveralKeysOfAUserIsFoundChangedAndDeletedByItself() {
    IntStream.of(70, 71, 72).forEach(n -> keys.insert(APP, userKey(n, 10), MOST));
    assertThat(keys.find(APP, id(71))).contains(userKey(71, 10));
    assertThat(keys.findByDigest(APP, "digest-72")).contains(userKey(72, 10));

    ApiKey off = userKey(71, 10).withDisabled(true);
    assertThat(keys.update(APP, id(71), Update.to(k -> k.withDisabled(true))).changed())
        .contains(off);
    assertThat(keys.delete(APP, id(72))).contains(userKey(72, 10));
    assertThat(keys.listOfUser(APP, id(10))).containsExactly(userKey(70, 10), off);
  }

  @Test
  void aDeletedKeyIsFoundNoMore() {
    keys.insert(APP, userKey(70, 10), MOST);
    keys.insert(APP, serverKey(71, 10), MOST);
    assertThat(keys.delete(APP, id(70))).contains(userKey(70, 10));
    assertThat(keys.delete(APP, id(71))).contains(serverKey(71, 10));
    assertThat(keys.delete(APP, id(70))).isEmpty();
    assertThat(keys.find(APP, id(70))).isEmpty();
    assertThat(keys.findByDigest(APP, "digest-70")).isEmpty();
    assertThat(keys.listOfUser(APP, id(10))).isEmpty();
    assertThat(keys.listOfServers(APP)).isEmpty();
  }

  @Test
  void allKeysOfAUserAreRemovedAndNoOthers() {
    keys.insert(APP, userKey(70, 10), MOST);
    keys.insert(APP, userKey(71, 10), MOST);
    keys.insert(APP, serverKey(72, 10), MOST);
    keys.insert(APP, userKey(73, 11), MOST);
    keys.insert(APP, serverKey(74, 11), MOST);
    keys.deleteAll(APP, id(10));
    assertThat(keys.listOfUser(APP, id(10))).isEmpty();
    assertThat(keys.findByDigest(APP, "digest-70")).isEmpty();
    assertThat(keys.findByDigest(APP, "digest-72")).isEmpty();
    assertThat(keys.listOfUser(APP, id(11))).containsExactly(userKey(73, 11));
    assertThat(keys.listOfServers(APP)).containsExactly(serverKey(74, 11));
  }

  private static ApiKey named(ApiKey key, ApiKey other) {
    return new ApiKey(
        key.id(), other.name(), key.digest(), key.disabled(), key.userId(), key.server());
  }
}
