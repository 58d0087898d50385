package io.appservices.emulator.storage.embedded.app;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.account.ImportStoreContract;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;

class EmbeddedImportStoreTest extends ImportStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
