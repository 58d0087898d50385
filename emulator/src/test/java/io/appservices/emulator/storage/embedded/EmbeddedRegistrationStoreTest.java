package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.RegistrationStoreContract;
import io.appservices.emulator.storage.Storage;

class EmbeddedRegistrationStoreTest extends RegistrationStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
