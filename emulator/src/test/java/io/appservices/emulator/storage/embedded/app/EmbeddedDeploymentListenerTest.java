package io.appservices.emulator.storage.embedded.app;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.app.DeploymentListenerContract;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;

class EmbeddedDeploymentListenerTest extends DeploymentListenerContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
