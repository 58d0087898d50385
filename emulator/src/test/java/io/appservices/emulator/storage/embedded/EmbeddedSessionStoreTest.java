package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.SessionStoreContract;
import io.appservices.emulator.storage.Storage;

class EmbeddedSessionStoreTest extends SessionStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
