package io.appservices.emulator.storage.embedded.app;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.app.DeploymentStoreContract;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;

class EmbeddedDeploymentStoreTest extends DeploymentStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
