package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.account.UserStoreRaceContract;

class EmbeddedUserStoreRaceTest extends UserStoreRaceContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
