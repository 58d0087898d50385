package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.account.RegistrationStoreModelContract;

class EmbeddedRegistrationStoreModelTest extends RegistrationStoreModelContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
