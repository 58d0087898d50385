package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.account.AnonymousBoundContract;

class EmbeddedAnonymousBoundTest extends AnonymousBoundContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
