package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.AppStoreContract;
import io.appservices.emulator.storage.Storage;

class EmbeddedAppStoreTest extends AppStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
