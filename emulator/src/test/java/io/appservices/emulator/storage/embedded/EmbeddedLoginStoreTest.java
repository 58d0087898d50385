package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.account.LoginStoreContract;

class EmbeddedLoginStoreTest extends LoginStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
