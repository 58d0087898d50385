package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.PendingListingContract;
import io.appservices.emulator.storage.Storage;

class EmbeddedPendingListingTest extends PendingListingContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
