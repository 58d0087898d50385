package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.RegistrationStoreModelContract;
import io.appservices.emulator.storage.Storage;

class EmbeddedRegistrationStoreModelTest extends RegistrationStoreModelContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
