package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.account.RegistrationStoreRaceContract;

class EmbeddedRegistrationStoreRaceTest extends RegistrationStoreRaceContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
