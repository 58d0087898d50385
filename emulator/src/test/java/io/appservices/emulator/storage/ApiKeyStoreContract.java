package io.appservices.emulator.storage;

import static io.appservices.emulator.storage.Samples.id;
import static io.appservices.emulator.storage.Samples.serverKey;
import static io.appservices.emulator.storage.Samples.user;
import static io.appservices.emulator.storage.Samples.userKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.ApiKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ApiKeyStore} keeps to, one call at a time. */
public abstract class ApiKeyStoreContract extends StoreContract {

  private static final Predicate<List<ApiKey>> NEVER = keys -> false;

  private ApiKeyStore keys;

  @BeforeEach
  void takeStoreWithTwoUsers() {
    keys = storage.apiKeys();
    storage.users().insert(APP, user(10));
    storage.users().insert(APP, user(11));
  }

  @Test
  void aKeyIsFoundByItsIdAndItsDigestInItsApp() {
    assertThat(keys.insertUnless(APP, userKey(70, 10), NEVER)).isTrue();
    assertThat(keys.find(APP, id(70))).contains(userKey(70, 10));
    assertThat(keys.findByDigest(APP, "digest-70")).contains(userKey(70, 10));
    assertThat(keys.find(APP, id(71))).isEmpty();
    assertThat(keys.findByDigest(APP, "digest-71")).isEmpty();
    assertThat(keys.find(OTHER_APP, id(70))).isEmpty();
    assertThat(keys.findByDigest(NO_APP, "digest-70")).isEmpty();
  }

  @Test
  void theKeysOfAUserComeInTheOrderOfTheirIdsWithoutServerKeys() {
    IntStream.of(72, 70, 71).forEach(n -> keys.insertUnless(APP, userKey(n, 10), NEVER));
    keys.insertUnless(APP, userKey(73, 11), NEVER);
    keys.insertUnless(APP, serverKey(74, 10), NEVER);
    assertThat(keys.listOfUser(APP, id(10)))
        .extracting(ApiKey::id)
        .containsExactly(id(70), id(71), id(72));
    assertThat(keys.listOfUser(APP, id(12))).isEmpty();
  }

  @Test
  void theKeysOfServersComeInTheOrderOfTheirIdsWithoutUserKeys() {
    IntStream.of(72, 70).forEach(n -> keys.insertUnless(APP, serverKey(n, 10), NEVER));
    keys.insertUnless(APP, serverKey(71, 11), NEVER);
    keys.insertUnless(APP, userKey(73, 10), NEVER);
    assertThat(keys.listOfServers(APP))
        .extracting(ApiKey::id)
        .containsExactly(id(70), id(71), id(72));
    assertThat(keys.listOfServers(OTHER_APP)).isEmpty();
  }

  @Test
  void whatForbidsAUsersKeyIsToldTheKeysOfThatUser() {
    keys.insertUnless(APP, userKey(70, 10), NEVER);
    keys.insertUnless(APP, userKey(71, 11), NEVER);
    keys.insertUnless(APP, serverKey(72, 10), NEVER);
    assertThat(toldTo(userKey(80, 10))).containsExactly(userKey(70, 10));
  }

  @Test
  void whatForbidsAServerKeyIsToldTheOtherServerKeys() {
    keys.insertUnless(APP, userKey(70, 10), NEVER);
    keys.insertUnless(APP, serverKey(71, 10), NEVER);
    keys.insertUnless(APP, serverKey(72, 11), NEVER);
    assertThat(toldTo(serverKey(80, 10))).containsExactly(serverKey(71, 10), serverKey(72, 11));
  }

  @Test
  void aKeyThatIsForbiddenIsNotAddedAndNothingIsChanged() {
    assertThat(keys.insertUnless(APP, userKey(70, 10), beside -> true)).isFalse();
    assertThat(keys.find(APP, id(70))).isEmpty();
    assertThat(keys.findByDigest(APP, "digest-70")).isEmpty();
    assertThat(keys.listOfUser(APP, id(10))).isEmpty();
  }

  @Test
  void noKeyIsAddedForAUserOrAnAppThatDoesNotExist() {
    assertThat(keys.insertUnless(APP, userKey(70, 12), NEVER)).isFalse();
    assertThat(keys.insertUnless(APP, serverKey(71, 12), NEVER)).isFalse();
    assertThat(keys.insertUnless(NO_APP, userKey(70, 10), NEVER)).isFalse();
    assertThat(keys.listOfServers(APP)).isEmpty();
  }

  @Test
  void anAppThatWasDeletedHasNoKeysAndTakesNone() {
    keys.insertUnless(APP, userKey(70, 10), NEVER);
    storage.apps().delete(APP);
    assertThat(keys.findByDigest(APP, "digest-70")).isEmpty();
    assertThat(keys.insertUnless(APP, userKey(71, 10), NEVER)).isFalse();
    assertThat(keys.update(APP, id(70), k -> k.withDisabled(true))).isEmpty();
  }

  @Test
  void anUpdateIsSeenHoweverTheKeyIsFound() {
    keys.insertUnless(APP, userKey(70, 10), NEVER);
    keys.insertUnless(APP, serverKey(71, 10), NEVER);
    ApiKey off = userKey(70, 10).withDisabled(true);
    assertThat(keys.update(APP, id(70), k -> k.withDisabled(true))).contains(off);
    keys.update(APP, id(71), k -> k.withDisabled(true));
    assertThat(keys.find(APP, id(70))).contains(off);
    assertThat(keys.findByDigest(APP, "digest-70")).contains(off);
    assertThat(keys.listOfUser(APP, id(10))).containsExactly(off);
    assertThat(keys.listOfServers(APP)).allMatch(ApiKey::disabled).hasSize(1);
  }

  @Test
  void anUpdateOfNoKeyIsEmptyAndMakesNone() {
    assertThat(keys.update(APP, id(70), k -> userKey(70, 10))).isEmpty();
    assertThat(keys.find(APP, id(70))).isEmpty();
  }

  @Test
  void aDeletedKeyIsFoundNoMore() {
    keys.insertUnless(APP, userKey(70, 10), NEVER);
    keys.insertUnless(APP, serverKey(71, 10), NEVER);
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
    keys.insertUnless(APP, userKey(70, 10), NEVER);
    keys.insertUnless(APP, userKey(71, 10), NEVER);
    keys.insertUnless(APP, serverKey(72, 10), NEVER);
    keys.insertUnless(APP, userKey(73, 11), NEVER);
    keys.insertUnless(APP, serverKey(74, 11), NEVER);
    keys.deleteAll(APP, id(10));
    assertThat(keys.listOfUser(APP, id(10))).isEmpty();
    assertThat(keys.findByDigest(APP, "digest-70")).isEmpty();
    assertThat(keys.findByDigest(APP, "digest-72")).isEmpty();
    assertThat(keys.listOfUser(APP, id(11))).containsExactly(userKey(73, 11));
    assertThat(keys.listOfServers(APP)).containsExactly(serverKey(74, 11));
  }

  private List<ApiKey> toldTo(ApiKey key) {
    List<ApiKey> told = new ArrayList<>();
    keys.insertUnless(
        APP,
        key,
        beside -> {
          told.clear();
          return told.addAll(beside);
        });
    return told;
  }
}
