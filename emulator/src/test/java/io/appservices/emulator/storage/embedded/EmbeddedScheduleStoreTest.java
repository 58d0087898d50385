package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.ScheduleStoreContract;
import io.appservices.emulator.storage.Storage;

class EmbeddedScheduleStoreTest extends ScheduleStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
