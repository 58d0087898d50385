package io.appservices.emulator.storage.embedded.app;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.app.AppStoreContract;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;

class EmbeddedAppStoreTest extends AppStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
