package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.account.SessionBoundContract;

class EmbeddedSessionBoundTest extends SessionBoundContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
