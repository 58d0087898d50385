package io.appservices.emulator.storage.sqlite;

import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.storage.Backend;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.app.ConfigStoreContract;
import io.appservices.emulator.storage.suite.AppContracts;
import org.junit.jupiter.api.Nested;

/** Runs the contracts of apps over a storage in a data directory. */
class SqliteStorageTest extends AppContracts {

  @Override
  protected Backend backend() {
    return new SqliteBackend();
  }

  @Override
  protected Storage open() {
    return SqliteBackend.temporary();
  }

  @Nested
  class OfDeployedConfigStore extends ConfigStoreContract {

    @Override
    protected Storage open() {
      return SqliteStorageTest.this.open();
    }

    @Override
    protected int rounds() {
      return SqliteStorageTest.this.rounds();
    }

    @Override
    protected Edition edition() {
      return Edition.DEPLOYED;
    }
  }
}
