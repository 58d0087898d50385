package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.ApiKeyStoreRaceContract;
import io.appservices.emulator.storage.Storage;

class EmbeddedApiKeyStoreRaceTest extends ApiKeyStoreRaceContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
