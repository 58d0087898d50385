package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.account.UserStoreContract;

class EmbeddedUserStoreTest extends UserStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
