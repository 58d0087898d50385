package io.appservices.emulator.service.transfer;

import io.appservices.emulator.domain.user.ApiKey;
import io.appservices.emulator.storage.ApiKeyStore.Insertion;
import io.appservices.emulator.storage.RegistrationStore.Deletable;
import io.appservices.emulator.storage.Storage;
import org.bson.types.ObjectId;

/** Puts entries into the stores, and takes them out again. */
final class EntryLoader {

  private final Storage storage;

  EntryLoader(Storage storage) {
    this.storage = storage;
  }

  /**
   * Adds an entry, whole or not at all.
   *
   * @return false if something of it is there already, or the app is gone
   */
  boolean add(Entry entry) {
    ObjectId app = entry.app().id();
    if (entry.account() != null && !storage.registrations().insert(app, entry.account())) {
      return false;
    }
    if (entry.user() != null && !storage.users().insert(app, entry.user())) {
      removeAccount(entry);
      return false;
    }
    for (ApiKey key : entry.keys()) {
      if (storage.apiKeys().insert(app, key, Integer.MAX_VALUE) != Insertion.ADDED) {
        remove(entry);
        return false;
      }
    }
    return true;
  }

  /** Takes out an entry that was added, with the keys that there are of it. */
  void remove(Entry entry) {
    removeAccount(entry);
    if (entry.user() != null) {
      storage.users().delete(entry.app().id(), entry.user().id());
      storage.apiKeys().deleteAll(entry.app().id(), entry.user().id());
    }
  }

  private void removeAccount(Entry entry) {
    if (entry.account() != null) {
      storage.registrations().delete(entry.app().id(), entry.account().id(), Deletable.ANY);
    }
  }
}
