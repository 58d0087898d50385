package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.account.UserListingContract;

class EmbeddedUserListingTest extends UserListingContract {

  @Override
  protected Storage open() {
    return new EmbeddedStorage();
  }
}
