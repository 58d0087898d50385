package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.LoginStoreContract;
import io.appservices.emulator.storage.Storage;

class EmbeddedLoginStoreTest extends LoginStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
