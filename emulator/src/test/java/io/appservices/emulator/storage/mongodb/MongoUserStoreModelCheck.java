package io.appservices.emulator.storage.mongodb;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.account.UserStoreModelContract;
import net.jqwik.api.lifecycle.AfterContainer;

/** Takes minutes on the stand-in, which has no indexes: it is part of make test-shared. */
class MongoUserStoreModelCheck extends UserStoreModelContract {

  private static final MongoStorageBackend BACKEND = new MongoStorageBackend();

  @AfterContainer
  static void close() {
    BACKEND.close();
  }

  @Override
  protected Storage open() {
    return BACKEND.reused();
  }

  /** Each look-up is a round trip, and a look at every document of the stand-in. */
  @Override
  protected boolean comparesEachStep() {
    return false;
  }
}
