package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.LogStoreContract;
import io.appservices.emulator.storage.Storage;

class EmbeddedLogStoreTest extends LogStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
