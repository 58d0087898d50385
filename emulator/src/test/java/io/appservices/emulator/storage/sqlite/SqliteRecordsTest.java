package io.appservices.emulator.storage.sqlite;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.suite.RecordContracts;

/** Runs the contracts of what is kept beside apps and users over a storage in a data directory. */
class SqliteRecordsTest extends RecordContracts {

  @Override
  protected Storage open() {
    return SqliteBackend.temporary();
  }
}
