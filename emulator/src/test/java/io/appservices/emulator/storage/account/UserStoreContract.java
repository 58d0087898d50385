package io.appservices.emulator.storage.account;

import static io.appservices.emulator.domain.ProviderType.ANON_USER;
import static io.appservices.emulator.domain.ProviderType.API_KEY;
import static io.appservices.emulator.storage.Samples.id;
import static io.appservices.emulator.storage.Samples.identity;
import static io.appservices.emulator.storage.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserQuery;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.StoreContract;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import io.appservices.emulator.storage.UserStore;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link UserStore}, one call at a time. */
public abstract class UserStoreContract extends StoreContract {

  private static final Identity KEY = identity(API_KEY, "key");

  private UserStore users;

  @BeforeEach
  void takeStore() {
    users = storage.users();
  }

  @Test
  void aUserIsFoundByItsIdAndByEachOfItsIdentities() {
    User user = user(10, identity(ANON_USER, "anon"), KEY);
    assertThat(users.insert(APP, user)).isTrue();
    assertThat(users.find(APP, id(10))).contains(user);
    assertThat(users.findByIdentity(APP, ANON_USER, "anon")).contains(user);
    assertThat(users.findByIdentity(APP, API_KEY, "key")).contains(user);
    assertThat(users.findByIdentity(APP, API_KEY, "anon")).isEmpty();
  }

  @Test
  void aUserIsFoundInItsAppOnly() {
    users.insert(APP, user(10, KEY));
    assertThat(users.find(OTHER_APP, id(10))).isEmpty();
    assertThat(users.findByIdentity(OTHER_APP, API_KEY, "key")).isEmpty();
    assertThat(users.list(OTHER_APP, UserQuery.first(9))).isEmpty();
    assertThat(users.count(OTHER_APP)).isZero();
  }

  @Test
  void twoAppsMayHaveTheSameIdentity() {
    assertThat(users.insert(APP, user(10, KEY))).isTrue();
    assertThat(users.insert(OTHER_APP, user(11, KEY))).isTrue();
    assertThat(users.findByIdentity(APP, API_KEY, "key")).contains(user(10, KEY));
  }

  @Test
  void aUserWhoseIdentityIsTakenIsNotAddedAndNothingIsChanged() {
    users.insert(APP, user(10, KEY));
    assertThat(users.insert(APP, user(11, identity(ANON_USER, "free"), KEY))).isFalse();
    assertThat(users.findByIdentity(APP, API_KEY, "key")).contains(user(10, KEY));
    assertThat(users.findByIdentity(APP, ANON_USER, "free")).isEmpty();
    assertThat(users.find(APP, id(11))).isEmpty();
    assertThat(users.count(APP)).isEqualTo(1);
  }

  @Test
  void aUserWhoseIdIsTakenIsNotAddedAndNothingIsChanged() {
    users.insert(APP, user(10));
    assertThat(users.insert(APP, user(10, KEY))).isFalse();
    assertThat(users.find(APP, id(10))).contains(user(10));
    assertThat(users.findByIdentity(APP, API_KEY, "key")).isEmpty();
  }

  @Test
  void anAppThatDoesNotExistTakesNoUser() {
    assertThat(users.insert(NO_APP, user(10))).isFalse();
    assertThat(users.find(NO_APP, id(10))).isEmpty();
    assertThat(users.count(NO_APP)).isZero();
  }

  @Test
  void anAppThatWasDeletedHasNoUsersAndTakesNone() {
    users.insert(APP, user(10));
    storage.apps().delete(APP);
    assertThat(users.find(APP, id(10))).isEmpty();
    assertThat(users.insert(APP, user(11))).isFalse();
    assertThat(users.update(APP, id(10), Update.to(User::disable)).changed()).isEmpty();
    assertThat(users.list(APP, UserQuery.first(9))).isEmpty();
  }

  @Test
  void anAppThatIsMadeAgainStartsWithoutUsers() {
    users.insert(APP, user(10, KEY));
    storage.apps().delete(APP);
    storage.apps().insert(Samples.app(1, "app-one"));
    assertThat(users.count(APP)).isZero();
    assertThat(users.insert(APP, user(11, KEY))).isTrue();
  }

  @Test
  void anUpdateAnswersWhatTheUserIsNow() {
    users.insert(APP, user(10));
    assertThat(users.update(APP, id(10), Update.to(User::disable)).changed())
        .contains(user(10).disable());
    assertThat(users.find(APP, id(10))).contains(user(10).disable());
    assertThat(users.findByIdentity(APP, ANON_USER, "anon-10")).contains(user(10).disable());
  }

  @Test
  void anUpdateOfNobodyIsEmptyAndMakesNobody() {
    assertThat(users.update(APP, id(10), Update.to(UnaryOperator.identity())).changed()).isEmpty();
    assertThat(users.update(NO_APP, id(10), Update.to(UnaryOperator.identity())).changed())
        .isEmpty();
    assertThat(users.find(APP, id(10))).isEmpty();
  }

  @Test
  void anIdentityThatAnUpdateAddsIsFoundAndTaken() {
    users.insert(APP, user(10));
    users.update(APP, id(10), Update.to(user -> user.link(KEY)));
    assertThat(users.findByIdentity(APP, API_KEY, "key")).map(User::id).contains(id(10));
    assertThat(users.findByIdentity(APP, ANON_USER, "anon-10")).isPresent();
    assertThat(users.insert(APP, user(11, KEY))).isFalse();
  }

  @Test
  void anIdentityThatAnUpdateTakesAwayIsFree() {
    users.insert(APP, user(10, identity(ANON_USER, "anon"), KEY));
    users.update(APP, id(10), Update.to(user -> user(10, identity(ANON_USER, "anon"))));
    assertThat(users.findByIdentity(APP, API_KEY, "key")).isEmpty();
    assertThat(users.insert(APP, user(11, KEY))).isTrue();
  }

  @Test
  void anUpdateThatAddsAnIdentityOfAnotherUserThrowsAndChangesNothing() {
    users.insert(APP, user(10));
    users.insert(APP, user(11, KEY));
    Identity free = identity(ANON_USER, "free");
    assertThat(users.update(APP, id(10), Update.to(user -> user.link(free).link(KEY))))
        .isEqualTo(new UpdateResult.Taken<>(user(10)));
    assertThat(users.find(APP, id(10))).contains(user(10));
    assertThat(users.findByIdentity(APP, ANON_USER, "free")).isEmpty();
    assertThat(users.findByIdentity(APP, API_KEY, "key")).map(User::id).contains(id(11));
  }

  @Test
  void aDeleteAnswersWhatTheUserWasAndLeavesNothing() {
    users.insert(APP, user(10, identity(ANON_USER, "anon"), KEY));
    Optional<User> removed = users.delete(APP, id(10));
    assertThat(removed).contains(user(10, identity(ANON_USER, "anon"), KEY));
    assertThat(users.find(APP, id(10))).isEmpty();
    assertThat(users.findByIdentity(APP, API_KEY, "key")).isEmpty();
    assertThat(users.count(APP)).isZero();
    assertThat(users.insert(APP, user(11, KEY))).isTrue();
  }

  @Test
  void aDeleteOfNobodyIsEmpty() {
    users.insert(APP, user(10));
    assertThat(users.delete(APP, id(11))).isEmpty();
    assertThat(users.delete(OTHER_APP, id(10))).isEmpty();
    assertThat(users.delete(NO_APP, id(10))).isEmpty();
    assertThat(users.count(APP)).isEqualTo(1);
  }
}
