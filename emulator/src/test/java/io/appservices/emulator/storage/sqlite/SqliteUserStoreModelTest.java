package io.appservices.emulator.storage.sqlite;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.account.UserStoreModelContract;
import net.jqwik.api.lifecycle.AfterContainer;

class SqliteUserStoreModelTest extends UserStoreModelContract {

  private static final SqliteBackend BACKEND = new SqliteBackend();

  @AfterContainer
  static void close() {
    BACKEND.close();
  }

  @Override
  protected Storage open() {
    return BACKEND.reused();
  }
}
