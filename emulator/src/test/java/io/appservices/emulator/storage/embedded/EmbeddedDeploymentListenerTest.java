package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.DeploymentListenerContract;
import io.appservices.emulator.storage.Storage;

class EmbeddedDeploymentListenerTest extends DeploymentListenerContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
