package io.appservices.emulator.storage.account;

import static io.appservices.emulator.storage.Samples.confirmed;
import static io.appservices.emulator.storage.Samples.id;
import static io.appservices.emulator.storage.Samples.identity;
import static io.appservices.emulator.storage.Samples.user;
import static io.appservices.emulator.storage.Samples.userKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.user.ApiKey;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.storage.ImportStore;
import io.appservices.emulator.storage.ImportStore.Imported;
import io.appservices.emulator.storage.StoreContract;
import java.util.List;
import java.util.OptionalInt;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link ImportStore}. */
public abstract class ImportStoreContract extends StoreContract {

  private ImportStore imports;

  @BeforeEach
  void takeStore() {
    imports = storage.imports();
  }

  private static Imported imported(ObjectId app, int number) {
    return new Imported(
        app,
        user(number, identity(ProviderType.LOCAL_USERPASS, "id-" + number)),
        confirmed(100 + number, "user-" + number + "@example.com").withUser(id(number)),
        List.of(userKey(200 + number, number)));
  }

  private void assertThere(Imported one, boolean there) {
    User user = one.user();
    assertThat(storage.users().find(one.appId(), user.id()).isPresent()).isEqualTo(there);
    assertThat(
            storage
                .users()
                .findByIdentity(
                    one.appId(), ProviderType.LOCAL_USERPASS, user.identities().get(0).id())
                .isPresent())
        .isEqualTo(there);
    assertThat(storage.registrations().find(one.appId(), one.account().email()).isPresent())
        .isEqualTo(there);
    assertThat(storage.apiKeys().listOfUser(one.appId(), user.id())).hasSize(there ? 1 : 0);
  }

  @Test
  void allAreAddedAlsoOfSeveralApps() {
    Imported first = imported(APP, 10);
    Imported other = imported(OTHER_APP, 11);
    Imported accountAlone = new Imported(APP, null, confirmed(300, "alone@x"), List.of());

    assertThat(imports.insert(List.of(first, other, accountAlone))).isEmpty();

    assertThere(first, true);
    assertThere(other, true);
    assertThat(storage.registrations().find(APP, "alone@x")).contains(accountAlone.account());
    assertThat(storage.users().count(APP)).isEqualTo(1);
    assertThat(storage.users().count(OTHER_APP)).isEqualTo(1);
  }

  @Test
  void noneIsAddedIfSomethingOfOneIsTaken() {
    Imported taken = imported(APP, 12);
    storage.users().insert(APP, user(12));

    assertThat(imports.insert(List.of(imported(APP, 10), imported(APP, 11), taken)))
        .isEqualTo(OptionalInt.of(2));

    assertThere(imported(APP, 10), false);
    assertThere(imported(APP, 11), false);
    assertThat(storage.registrations().find(APP, taken.account().email())).isEmpty();
    assertThat(storage.users().find(APP, id(12))).contains(user(12));
    assertThat(storage.users().count(APP)).isEqualTo(1);
    // What was undone can be added.
    assertThat(imports.insert(List.of(imported(APP, 10), imported(APP, 11)))).isEmpty();
  }

  @Test
  void anEmailAndAnIdentityAreTakenLikeAnId() {
    Imported one = imported(APP, 10);
    storage.registrations().insert(APP, confirmed(300, one.account().email()));
    assertThat(imports.insert(List.of(one))).isEqualTo(OptionalInt.of(0));
    assertThat(storage.users().count(APP)).isZero();

    storage.users().insert(APP, user(13, identity(ProviderType.LOCAL_USERPASS, "id-11")));
    assertThat(imports.insert(List.of(imported(APP, 11)))).isEqualTo(OptionalInt.of(0));
    assertThat(storage.registrations().find(APP, "user-11@example.com")).isEmpty();
  }

  @Test
  void noneIsAddedIfTwoKeysOfAUserHaveOneName() {
    Imported one = imported(APP, 10);
    ApiKey key = one.keys().get(0);
    ApiKey second =
        new ApiKey(id(201), key.name(), "another digest", false, key.userId(), key.server());
    Imported twice = new Imported(APP, one.user(), one.account(), List.of(key, second));
    assertThat(imports.insert(List.of(imported(APP, 11), twice))).isEqualTo(OptionalInt.of(1));
    assertThere(one, false);
    assertThere(imported(APP, 11), false);
  }

  @Test
  void atLeastOneIsAddedAtATime() {
    assertThat(imports.most()).isPositive();
  }

  @Test
  void noneIsAddedToAnAppThatIsGone() {
    assertThat(imports.insert(List.of(imported(APP, 10), imported(NO_APP, 11))))
        .isEqualTo(OptionalInt.of(1));
    assertThere(imported(APP, 10), false);
  }

  @Test
  void whatIsDeletedTakesItsKeysWithIt() {
    Imported one = imported(APP, 10);
    Imported other = imported(APP, 11);
    assertThat(imports.insert(List.of(one, other))).isEmpty();

    imports.delete(one);

    assertThere(one, false);
    assertThere(other, true);
  }
}
