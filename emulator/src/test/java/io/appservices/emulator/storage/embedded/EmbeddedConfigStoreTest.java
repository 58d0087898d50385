package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.storage.ConfigStoreContract;
import io.appservices.emulator.storage.Storage;

class EmbeddedConfigStoreTest extends ConfigStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }

  @Override
  protected Edition edition() {
    return Edition.DEPLOYED;
  }
}
