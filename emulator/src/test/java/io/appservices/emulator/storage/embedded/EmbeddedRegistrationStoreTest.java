package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.account.RegistrationStoreContract;

class EmbeddedRegistrationStoreTest extends RegistrationStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
