package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.SecretStoreContract;
import io.appservices.emulator.storage.Storage;

class EmbeddedSecretStoreTest extends SecretStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
