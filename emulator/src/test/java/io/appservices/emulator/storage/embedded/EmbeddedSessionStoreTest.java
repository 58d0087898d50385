package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.account.SessionStoreContract;

class EmbeddedSessionStoreTest extends SessionStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
