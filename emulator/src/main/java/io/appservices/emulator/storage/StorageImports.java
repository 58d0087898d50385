package io.appservices.emulator.storage;

import io.appservices.emulator.domain.user.ApiKey;
import io.appservices.emulator.storage.ApiKeyStore.Insertion;
import io.appservices.emulator.storage.RegistrationStore.Deletable;
import java.util.List;
import java.util.OptionalInt;

/** Adds to the stores of a storage one after the other. */
record StorageImports(Storage storage) implements ImportStore {

  @Override
  public int most() {
    return 1;
  }

  @Override
  public OptionalInt insert(List<Imported> some) {
    for (int i = 0; i < some.size(); i++) {
      if (!insert(some.get(i))) {
        some.subList(0, i).forEach(this::delete);
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  private boolean insert(Imported one) {
    if (one.account() != null && !storage.registrations().insert(one.appId(), one.account())) {
      return false;
    }
    if (one.user() != null && !storage.users().insert(one.appId(), one.user())) {
      deleteAccount(one);
      return false;
    }
    for (ApiKey key : one.keys()) {
      if (storage.apiKeys().insert(one.appId(), key, Integer.MAX_VALUE) != Insertion.ADDED) {
        delete(one);
        return false;
      }
    }
    return true;
  }

  @Override
  public void delete(Imported one) {
    deleteAccount(one);
    if (one.user() != null) {
      storage.users().delete(one.appId(), one.user().id());
      storage.apiKeys().deleteAll(one.appId(), one.user().id());
    }
  }

  private void deleteAccount(Imported one) {
    if (one.account() != null) {
      storage.registrations().delete(one.appId(), one.account().id(), Deletable.ANY);
    }
  }
}
