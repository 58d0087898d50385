package io.appservices.emulator.storage.mongodb;

import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.storage.AppStoreContract;
import io.appservices.emulator.storage.Backend;
import io.appservices.emulator.storage.BackendContract;
import io.appservices.emulator.storage.ConfigStoreContract;
import io.appservices.emulator.storage.DatabaseUserStoreContract;
import io.appservices.emulator.storage.DependencyStoreContract;
import io.appservices.emulator.storage.DeploymentListenerContract;
import io.appservices.emulator.storage.DeploymentStoreContract;
import io.appservices.emulator.storage.LogStoreContract;
import io.appservices.emulator.storage.MailStoreContract;
import io.appservices.emulator.storage.ScheduleStoreContract;
import io.appservices.emulator.storage.SettingStoreContract;
import io.appservices.emulator.storage.Storage;
import java.time.Duration;
import org.junit.jupiter.api.Nested;

/** Every contract over a storage in a MongoDB deployment. */
abstract class MongoStorageContracts {

  private static final int ROUNDS = 5;

  private static Storage opened() {
    return MongoStorageBackend.temporary();
  }

  @Nested
  class OfBackends extends BackendContract {

    @Override
    protected Backend backend() {
      return new MongoStorageBackend();
    }
  }

  @Nested
  class OfBackendsThatRememberApps extends BackendContract {

    @Override
    protected Backend backend() {
      return new MongoStorageBackend(Duration.ofMillis(20));
    }
  }

  @Nested
  class OfDependencyStore extends DependencyStoreContract {

    @Override
    protected Storage open() {
      return opened();
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
  class OfMailStore extends MailStoreContract {

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
  class OfLogStore extends LogStoreContract {

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
  class OfScheduleStore extends ScheduleStoreContract {

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
  class OfSettingStore extends SettingStoreContract {

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
}
