package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.DeviceStoreContract;
import io.appservices.emulator.storage.Storage;

class EmbeddedDeviceStoreTest extends DeviceStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
