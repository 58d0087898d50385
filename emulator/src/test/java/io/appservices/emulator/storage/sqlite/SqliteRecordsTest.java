package io.appservices.emulator.storage.sqlite;

import io.appservices.emulator.storage.DependencyStoreContract;
import io.appservices.emulator.storage.LogStoreContract;
import io.appservices.emulator.storage.MailStoreContract;
import io.appservices.emulator.storage.ScheduleStoreContract;
import io.appservices.emulator.storage.SettingStoreContract;
import io.appservices.emulator.storage.Storage;
import org.junit.jupiter.api.Nested;

/** Runs the contracts of what is kept beside apps and users over a storage in a data directory. */
class SqliteRecordsTest {

  private static final int ROUNDS = 10;

  @Nested
  class OfDependencyStore extends DependencyStoreContract {

    @Override
    protected Storage open() {
      return SqliteBackend.temporary();
    }

    @Override
    protected int rounds() {
      return ROUNDS;
    }
  }

  @Nested
  class OfLogStore extends LogStoreContract {

    @Override
    protected Storage open() {
      return SqliteBackend.temporary();
    }

    @Override
    protected int rounds() {
      return ROUNDS;
    }
  }

  @Nested
  class OfMailStore extends MailStoreContract {

    @Override
    protected Storage open() {
      return SqliteBackend.temporary();
    }

    @Override
    protected int rounds() {
      return ROUNDS;
    }
  }

  @Nested
  class OfScheduleStore extends ScheduleStoreContract {

    @Override
    protected Storage open() {
      return SqliteBackend.temporary();
    }

    @Override
    protected int rounds() {
      return ROUNDS;
    }
  }

  @Nested
  class OfSettingStore extends SettingStoreContract {

    @Override
    protected Storage open() {
      return SqliteBackend.temporary();
    }

    @Override
    protected int rounds() {
      return ROUNDS;
    }
  }
}
