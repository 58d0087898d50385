package io.appservices.emulator.storage.account;

import static io.appservices.emulator.storage.Samples.confirmed;
import static io.appservices.emulator.storage.Samples.id;
import static io.appservices.emulator.storage.Samples.pending;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.storage.RegistrationStore;
import io.appservices.emulator.storage.StoreContract;
import io.appservices.emulator.storage.Update;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages of accounts to confirm that every {@link RegistrationStore} gives. */
public abstract class PendingListingContract extends StoreContract {

  private RegistrationStore registrations;

  // Not added in the order of their ids; the email says nothing about the order.
  @BeforeEach
  void addAccounts() {
    registrations = storage.registrations();
    registrations.insert(APP, pending(30, "c@x"));
    registrations.insert(APP, pending(10, "z@x"));
    registrations.insert(APP, confirmed(40, "b@x"));
    registrations.insert(APP, pending(20, "a@x"));
  }

  @Test
  void accountsToConfirmComeInTheOrderOfTheirIds() {
    assertThat(list(Optional.empty(), 9)).containsExactly(10, 20, 30);
  }

  @Test
  void aPageHoldsNoMoreThanItsLimit() {
    assertThat(list(Optional.empty(), 2)).containsExactly(10, 20);
  }

  @Test
  void aPageStartsBehindTheIdThatItIsAskedFor() {
    assertThat(list(Optional.of(id(10)), 9)).containsExactly(20, 30);
    assertThat(list(Optional.of(id(15)), 1)).containsExactly(20);
    assertThat(list(Optional.of(id(30)), 9)).isEmpty();
  }

  @Test
  void aConfirmedAccountIsListedNoMore() {
    registrations.update(APP, id(20), Update.to(Registration::confirm));
    assertThat(list(Optional.empty(), 9)).containsExactly(10, 30);
  }

  @Test
  void aRenamedAccountKeepsItsPlace() {
    registrations.rename(APP, id(20), "new@x");
    assertThat(list(Optional.empty(), 9)).containsExactly(10, 20, 30);
  }

  private List<Integer> list(Optional<ObjectId> after, int limit) {
    return registrations.listPending(APP, after, limit).stream()
        .map(r -> Integer.parseInt(r.id().toHexString(), 16))
        .toList();
  }
}
