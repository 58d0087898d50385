package io.appservices.emulator.storage.embedded.app;

import io.appservices.emulator.storage.DependencyStoreContract;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;

class EmbeddedDependencyStoreTest extends DependencyStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
