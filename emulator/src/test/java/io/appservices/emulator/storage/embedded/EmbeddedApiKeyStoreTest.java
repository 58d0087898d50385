package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.account.ApiKeyStoreContract;

class EmbeddedApiKeyStoreTest extends ApiKeyStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
