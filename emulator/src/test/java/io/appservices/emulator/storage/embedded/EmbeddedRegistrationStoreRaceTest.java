package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.RegistrationStoreRaceContract;
import io.appservices.emulator.storage.Storage;

class EmbeddedRegistrationStoreRaceTest extends RegistrationStoreRaceContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
