package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.SettingStoreContract;
import io.appservices.emulator.storage.Storage;

class EmbeddedSettingStoreTest extends SettingStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
