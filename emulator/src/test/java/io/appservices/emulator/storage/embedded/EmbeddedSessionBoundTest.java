package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.SessionBoundContract;
import io.appservices.emulator.storage.Storage;

class EmbeddedSessionBoundTest extends SessionBoundContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
