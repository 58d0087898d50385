package io.appservices.emulator.storage.sqlite;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.suite.AccountContracts;

/** Runs the contracts of what users and accounts have over a storage in a data directory. */
class SqliteAccountStoresTest extends AccountContracts {

  @Override
  protected Storage open() {
    return SqliteBackend.temporary();
  }
}
