package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.record.MailStoreContract;

class EmbeddedMailStoreTest extends MailStoreContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
