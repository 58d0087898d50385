package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.account.SessionUserStoreContract;

class EmbeddedSessionUserStoreTest extends SessionUserStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
