package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.MailStoreContract;
import io.appservices.emulator.storage.Storage;

class EmbeddedMailStoreTest extends MailStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
