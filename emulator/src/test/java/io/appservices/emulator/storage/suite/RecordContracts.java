package io.appservices.emulator.storage.suite;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.record.DependencyStoreContract;
import io.appservices.emulator.storage.record.LogStoreContract;
import io.appservices.emulator.storage.record.MailStoreContract;
import io.appservices.emulator.storage.record.ScheduleStoreContract;
import io.appservices.emulator.storage.record.SettingStoreContract;
import org.junit.jupiter.api.Nested;

/** Runs the contracts of what is kept beside apps and users over one storage. */
public abstract class RecordContracts {

  /** An empty storage. */
  protected abstract Storage open();

  /** How often races are repeated. */
  protected int rounds() {
    return 10;
  }

  @Nested
  class OfDependencyStore extends DependencyStoreContract {

    @Override
    protected Storage open() {
      return RecordContracts.this.open();
    }

    @Override
    protected int rounds() {
      return RecordContracts.this.rounds();
    }
  }

  @Nested
  class OfLogStore extends LogStoreContract {

    @Override
    protected Storage open() {
      return RecordContracts.this.open();
    }

    @Override
    protected int rounds() {
      return RecordContracts.this.rounds();
    }
  }

  @Nested
  class OfMailStore extends MailStoreContract {

    @Override
    protected Storage open() {
      return RecordContracts.this.open();
    }

    @Override
    protected int rounds() {
      return RecordContracts.this.rounds();
    }
  }

  @Nested
  class OfScheduleStore extends ScheduleStoreContract {

    @Override
    protected Storage open() {
      return RecordContracts.this.open();
    }

    @Override
    protected int rounds() {
      return RecordContracts.this.rounds();
    }
  }

  @Nested
  class OfSettingStore extends SettingStoreContract {

    @Override
    protected Storage open() {
      return RecordContracts.this.open();
    }

    @Override
    protected int rounds() {
      return RecordContracts.this.rounds();
    }
  }
}
