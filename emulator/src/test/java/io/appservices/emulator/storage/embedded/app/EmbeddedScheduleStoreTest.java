package io.appservices.emulator.storage.embedded.app;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;
import io.appservices.emulator.storage.record.ScheduleStoreContract;

class EmbeddedScheduleStoreTest extends ScheduleStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
