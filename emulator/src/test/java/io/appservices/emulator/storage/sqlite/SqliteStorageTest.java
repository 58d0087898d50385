package io.appservices.emulator.storage.sqlite;

import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.storage.AppStoreContract;
import io.appservices.emulator.storage.Backend;
import io.appservices.emulator.storage.BackendContract;
import io.appservices.emulator.storage.ConfigStoreContract;
import io.appservices.emulator.storage.DatabaseUserStoreContract;
import io.appservices.emulator.storage.DeploymentListenerContract;
import io.appservices.emulator.storage.DeploymentStoreContract;
import io.appservices.emulator.storage.Storage;
import org.junit.jupiter.api.Nested;

/** Runs every contract over a storage in a data directory. */
class SqliteStorageTest {

  private static final int ROUNDS = 10;

  private static Storage opened() {
    return SqliteBackend.temporary();
  }

  @Nested
  class OfBackends extends BackendContract {

    @Override
    protected Backend backend() {
      return new SqliteBackend();
    }
  }

  @Nested
  class OfAppStore extends AppStoreContract {

    @Override
    protected Storage open() {
      return opened();
    }

    @Override
    protected int rounds() {
      return ROUNDS;
    }
  }

  @Nested
  class OfDatabaseUserStore extends DatabaseUserStoreContract {

    @Override
    protected Storage open() {
      return opened();
    }

    @Override
    protected int rounds() {
      return ROUNDS;
    }
  }

  @Nested
  class OfDeploymentListener extends DeploymentListenerContract {

    @Override
    protected Storage open() {
      return opened();
    }

    @Override
    protected int rounds() {
      return ROUNDS;
    }
  }

  @Nested
  class OfDeploymentStore extends DeploymentStoreContract {

    @Override
    protected Storage open() {
      return opened();
    }

    @Override
    protected int rounds() {
      return ROUNDS;
    }
  }

  @Nested
  class OfConfigStore extends ConfigStoreContract {

    @Override
    protected Storage open() {
      return opened();
    }

    @Override
    protected int rounds() {
      return ROUNDS;
    }

    @Override
    protected Edition edition() {
      return Edition.EDITED;
    }
  }

  @Nested
  class OfDeployedConfigStore extends ConfigStoreContract {

    @Override
    protected Storage open() {
      return opened();
    }

    @Override
    protected int rounds() {
      return ROUNDS;
    }

    @Override
    protected Edition edition() {
      return Edition.DEPLOYED;
    }
  }
}
