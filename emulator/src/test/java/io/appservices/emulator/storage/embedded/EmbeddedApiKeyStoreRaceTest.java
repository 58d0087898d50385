package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.account.ApiKeyStoreRaceContract;

class EmbeddedApiKeyStoreRaceTest extends ApiKeyStoreRaceContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
