package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.app.DatabaseUserStoreContract;

class EmbeddedDatabaseUserStoreTest extends DatabaseUserStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
