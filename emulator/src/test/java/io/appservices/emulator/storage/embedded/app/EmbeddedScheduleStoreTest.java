package io.appservices.emulator.storage.embedded.app;

import io.appservices.emulator.storage.ScheduleStoreContract;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;

class EmbeddedScheduleStoreTest extends ScheduleStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
