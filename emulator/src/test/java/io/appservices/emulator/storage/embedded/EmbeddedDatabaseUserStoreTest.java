package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.DatabaseUserStoreContract;
import io.appservices.emulator.storage.Storage;

class EmbeddedDatabaseUserStoreTest extends DatabaseUserStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
