package io.appservices.emulator.storage.embedded.app;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;
import io.appservices.emulator.storage.record.SettingStoreContract;

class EmbeddedSettingStoreTest extends SettingStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
