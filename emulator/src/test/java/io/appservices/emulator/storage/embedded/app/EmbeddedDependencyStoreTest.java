package io.appservices.emulator.storage.embedded.app;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;
import io.appservices.emulator.storage.record.DependencyStoreContract;

class EmbeddedDependencyStoreTest extends DependencyStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
