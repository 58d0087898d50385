package io.appservices.emulator.storage.embedded.app;

import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.app.ConfigStoreContract;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;

class EmbeddedEditedConfigStoreTest extends ConfigStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }

  @Override
  protected Edition edition() {
    return Edition.EDITED;
  }
}
