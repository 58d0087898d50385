package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.SessionUserStoreContract;
import io.appservices.emulator.storage.Storage;

class EmbeddedSessionUserStoreTest extends SessionUserStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
