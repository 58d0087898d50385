package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.DeploymentStoreContract;
import io.appservices.emulator.storage.Storage;

class EmbeddedDeploymentStoreTest extends DeploymentStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
