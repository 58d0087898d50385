package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.account.PendingListingContract;

class EmbeddedPendingListingTest extends PendingListingContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
