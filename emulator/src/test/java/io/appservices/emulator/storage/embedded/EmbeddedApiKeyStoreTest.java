package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.ApiKeyStoreContract;
import io.appservices.emulator.storage.Storage;

class EmbeddedApiKeyStoreTest extends ApiKeyStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
