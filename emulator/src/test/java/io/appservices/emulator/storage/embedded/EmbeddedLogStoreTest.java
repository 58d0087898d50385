package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.record.LogStoreContract;

class EmbeddedLogStoreTest extends LogStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
