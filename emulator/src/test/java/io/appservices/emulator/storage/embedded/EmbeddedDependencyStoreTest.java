package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.DependencyStoreContract;
import io.appservices.emulator.storage.Storage;

class EmbeddedDependencyStoreTest extends DependencyStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
