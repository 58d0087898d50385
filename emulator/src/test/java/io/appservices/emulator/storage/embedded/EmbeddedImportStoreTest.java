package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.ImportStoreContract;
import io.appservices.emulator.storage.Storage;

class EmbeddedImportStoreTest extends ImportStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
