package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.account.DeviceStoreContract;

class EmbeddedDeviceStoreTest extends DeviceStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
