package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.AnonymousBoundContract;
import io.appservices.emulator.storage.Storage;

class EmbeddedAnonymousBoundTest extends AnonymousBoundContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
