package io.appservices.emulator.storage.account;

import static io.appservices.emulator.storage.Samples.confirmed;
import static io.appservices.emulator.storage.Samples.id;
import static io.appservices.emulator.storage.Samples.pending;
import static io.appservices.emulator.storage.Samples.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.storage.RegistrationStore;
import io.appservices.emulator.storage.RegistrationStore.Deletable;
import io.appservices.emulator.storage.StoreContract;
import io.appservices.emulator.storage.Update;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link RegistrationStore}, one call at a time. */
public abstract class RegistrationStoreContract extends StoreContract {

  private RegistrationStore registrations;

  @BeforeEach
  void takeStore() {
    registrations = storage.registrations();
  }

  @Test
  void anAccountIsFoundByEmailIdAndToken() {
    Registration account = pending(10, "a@x").withReset(token(77));
    assertThat(registrations.insert(APP, account)).isTrue();
    assertThat(registrations.find(APP, "a@x")).contains(account);
    assertThat(registrations.find(APP, id(10))).contains(account);
    assertThat(registrations.findByToken(APP, id(0x100A))).contains(account);
    assertThat(registrations.findByToken(APP, id(77))).contains(account);
  }

  @Test
  void anAccountIsFoundThatWasLookedForBeforeItWasMade() {
    assertThat(registrations.find(APP, "a@x")).isEmpty();
    registrations.insert(APP, confirmed(10, "a@x"));
    assertThat(registrations.find(APP, "a@x")).contains(confirmed(10, "a@x"));
  }

  @Test
  void emailsAreComparedCaseAndAll() {
    registrations.insert(APP, confirmed(10, "a@x"));
    assertThat(registrations.find(APP, "A@x")).isEmpty();
    assertThat(registrations.insert(APP, confirmed(11, "A@x"))).isTrue();
  }

  @Test
  void anAccountIsFoundInItsAppOnly() {
    registrations.insert(APP, pending(10, "a@x"));
    assertThat(registrations.find(OTHER_APP, "a@x")).isEmpty();
    assertThat(registrations.find(OTHER_APP, id(10))).isEmpty();
    assertThat(registrations.findByToken(OTHER_APP, id(0x100A))).isEmpty();
    assertThat(registrations.listPending(OTHER_APP, Optional.empty(), 9)).isEmpty();
    assertThat(registrations.insert(OTHER_APP, pending(10, "a@x"))).isTrue();
  }

  @Test
  void anAccountWhoseEmailIsTakenIsNotAddedAndNothingIsChanged() {
    registrations.insert(APP, confirmed(10, "a@x"));
    assertThat(registrations.insert(APP, pending(11, "a@x"))).isFalse();
    assertThat(registrations.find(APP, "a@x")).contains(confirmed(10, "a@x"));
    assertThat(registrations.find(APP, id(11))).isEmpty();
    assertThat(registrations.findByToken(APP, id(0x100B))).isEmpty();
    assertThat(pendingIds(9)).isEmpty();
  }

  @Test
  void anAccountWhoseIdIsTakenIsNotAddedAndNothingIsChanged() {
    registrations.insert(APP, confirmed(10, "a@x"));
    assertThat(registrations.insert(APP, confirmed(10, "b@x"))).isFalse();
    assertThat(registrations.find(APP, id(10))).contains(confirmed(10, "a@x"));
    assertThat(registrations.find(APP, "b@x")).isEmpty();
  }

  @Test
  void anAppThatDoesNotExistTakesNoAccount() {
    assertThat(registrations.insert(NO_APP, pending(10, "a@x"))).isFalse();
    assertThat(registrations.find(NO_APP, "a@x")).isEmpty();
    assertThat(registrations.listPending(NO_APP, Optional.empty(), 9)).isEmpty();
  }

  @Test
  void anAppThatWasDeletedHasNoAccountsAndTakesNone() {
    registrations.insert(APP, pending(10, "a@x"));
    storage.apps().delete(APP);
    assertThat(registrations.find(APP, "a@x")).isEmpty();
    assertThat(registrations.find(APP, id(10))).isEmpty();
    assertThat(registrations.findByToken(APP, id(0x100A))).isEmpty();
    assertThat(registrations.insert(APP, pending(11, "b@x"))).isFalse();
    assertThat(registrations.update(APP, id(10), Update.to(Registration::confirm)).changed())
        .isEmpty();
    assertThat(registrations.rename(APP, id(10), "c@x")).isFalse();
    assertThat(registrations.delete(APP, id(10), Deletable.ANY)).isEmpty();
  }

  @Test
  void anUpdateAnswersWhatTheAccountIsNow() {
    registrations.insert(APP, confirmed(10, "a@x"));
    Registration claimed = confirmed(10, "a@x").withUser(id(50));
    assertThat(registrations.update(APP, id(10), Update.to(r -> r.withUser(id(50)))).changed())
        .contains(claimed);
    assertThat(registrations.find(APP, "a@x")).contains(claimed);
    assertThat(registrations.find(APP, id(10))).contains(claimed);
  }

  @Test
  void anUpdateThatRefusesIsEmptyAndLeavesTheAccount() {
    registrations.insert(APP, pending(10, "a@x"));
    assertThat(registrations.update(APP, id(10), r -> Optional.empty()).changed()).isEmpty();
    assertThat(registrations.find(APP, id(10))).contains(pending(10, "a@x"));
    assertThat(registrations.findByToken(APP, id(0x100A))).isPresent();
  }

  @Test
  void anUpdateOfNoAccountIsEmptyAndMakesNone() {
    assertThat(registrations.update(APP, id(10), Update.to(r -> confirmed(10, "a@x"))).changed())
        .isEmpty();
    assertThat(registrations.update(NO_APP, id(10), Update.to(r -> confirmed(10, "a@x"))).changed())
        .isEmpty();
    assertThat(registrations.find(APP, "a@x")).isEmpty();
  }

  @Test
  void aTokenFindsTheAccountOnlyWhileItWaitsForIt() {
    registrations.insert(APP, pending(10, "a@x"));
    registrations.update(
        APP, id(10), Update.to(r -> r.withConfirmation(token(70)).withReset(token(71))));
    assertThat(registrations.findByToken(APP, id(0x100A))).isEmpty();
    assertThat(registrations.findByToken(APP, id(70))).isPresent();
    registrations.update(APP, id(10), Update.to(Registration::confirm));
    assertThat(registrations.findByToken(APP, id(70))).isEmpty();
    assertThat(registrations.findByToken(APP, id(71))).isPresent();
    registrations.update(APP, id(10), Update.to(r -> r.withPassword(r.password())));
    assertThat(registrations.findByToken(APP, id(71))).isEmpty();
  }

  @Test
  void whatATokenFindsIsTheAccountAsItIsNow() {
    registrations.insert(APP, pending(10, "a@x"));
    registrations.rename(APP, id(10), "b@x");
    registrations.update(APP, id(10), Update.to(r -> r.withReset(token(71))));
    Registration now = pending(10, "b@x").withReset(token(71));
    assertThat(registrations.findByToken(APP, id(0x100A))).contains(now);
    assertThat(registrations.listPending(APP, Optional.empty(), 9)).containsExactly(now);
  }

  @Test
  void aRenamedAccountIsFoundByItsNewEmailAndTheOldOneIsFree() {
    registrations.insert(APP, confirmed(10, "a@x"));
    assertThat(registrations.rename(APP, id(10), "b@x")).isTrue();
    assertThat(registrations.find(APP, "b@x")).contains(confirmed(10, "b@x"));
    assertThat(registrations.find(APP, id(10))).contains(confirmed(10, "b@x"));
    assertThat(registrations.find(APP, "a@x")).isEmpty();
    assertThat(registrations.insert(APP, confirmed(11, "a@x"))).isTrue();
  }

  @Test
  void anAccountIsNotRenamedToAnEmailThatIsTaken() {
    registrations.insert(APP, confirmed(10, "a@x"));
    registrations.insert(APP, confirmed(11, "b@x"));
    assertThat(registrations.rename(APP, id(10), "b@x")).isFalse();
    assertThat(registrations.rename(APP, id(10), "a@x")).isFalse();
    assertThat(registrations.find(APP, "a@x")).contains(confirmed(10, "a@x"));
    assertThat(registrations.find(APP, "b@x")).contains(confirmed(11, "b@x"));
  }

  @Test
  void noAccountIsNotRenamed() {
    assertThat(registrations.rename(APP, id(10), "b@x")).isFalse();
    assertThat(registrations.find(APP, "b@x")).isEmpty();
  }

  @Test
  void aDeleteAnswersWhatTheAccountWasAndLeavesNothing() {
    registrations.insert(APP, pending(10, "a@x"));
    assertThat(registrations.delete(APP, id(10), Deletable.ANY)).contains(pending(10, "a@x"));
    assertThat(registrations.find(APP, "a@x")).isEmpty();
    assertThat(registrations.find(APP, id(10))).isEmpty();
    assertThat(registrations.findByToken(APP, id(0x100A))).isEmpty();
    assertThat(pendingIds(9)).isEmpty();
    assertThat(registrations.insert(APP, confirmed(11, "a@x"))).isTrue();
  }

  @Test
  void aDeleteWhoseConditionIsNotMetIsEmptyAndChangesNothing() {
    Registration claimed = pending(10, "a@x").withUser(id(50));
    registrations.insert(APP, claimed);
    assertThat(registrations.delete(APP, id(10), Deletable.WITHOUT_USER)).isEmpty();
    assertThat(registrations.delete(APP, id(10), Deletable.PENDING)).isEmpty();
    assertThat(registrations.delete(APP, id(11), Deletable.ANY)).isEmpty();
    assertThat(registrations.delete(OTHER_APP, id(10), Deletable.ANY)).isEmpty();
    assertThat(registrations.find(APP, "a@x")).contains(claimed);
  }

  @Test
  void aConfirmedAccountIsDeletedUnlessItHasToBePending() {
    registrations.insert(APP, confirmed(10, "a@x"));
    assertThat(registrations.delete(APP, id(10), Deletable.PENDING)).isEmpty();
    assertThat(registrations.delete(APP, id(10), Deletable.WITHOUT_USER)).isPresent();
    registrations.insert(APP, confirmed(11, "b@x").withUser(id(50)));
    assertThat(registrations.delete(APP, id(11), Deletable.ANY)).isPresent();
  }

  @Test
  void accountsWithoutAUserAreListedInTheOrderOfTheirIds() {
    registrations.insert(APP, pending(30, "c@x"));
    registrations.insert(APP, confirmed(10, "a@x"));
    registrations.insert(APP, confirmed(20, "b@x").withUser(id(50)));
    registrations.insert(OTHER_APP, confirmed(40, "d@x"));

    assertThat(registrations.listWithoutUser(APP))
        .containsExactly(confirmed(10, "a@x"), pending(30, "c@x"));
    registrations.update(APP, id(10), Update.to(r -> r.withUser(id(51))));
    assertThat(registrations.listWithoutUser(APP)).containsExactly(pending(30, "c@x"));
    assertThat(registrations.listWithoutUser(NO_APP)).isEmpty();
  }

  private List<Integer> pendingIds(int limit) {
    return registrations.listPending(APP, Optional.empty(), limit).stream()
        .map(r -> Integer.parseInt(r.id().toHexString(), 16))
        .toList();
  }
}
