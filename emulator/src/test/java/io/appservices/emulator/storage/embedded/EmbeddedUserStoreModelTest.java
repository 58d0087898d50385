package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.account.UserStoreModelContract;

class EmbeddedUserStoreModelTest extends UserStoreModelContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
