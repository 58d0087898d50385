package io.appservices.emulator.storage.suite;

import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.storage.Backend;
import io.appservices.emulator.storage.BackendContract;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.app.AppStoreContract;
import io.appservices.emulator.storage.app.ConfigStoreContract;
import io.appservices.emulator.storage.app.DatabaseUserStoreContract;
import io.appservices.emulator.storage.app.DeploymentListenerContract;
import io.appservices.emulator.storage.app.DeploymentStoreContract;
import org.junit.jupiter.api.Nested;

/** Runs the contracts of apps and of all that handles on one storage share. */
public abstract class AppContracts {

  /** An empty storage. */
  protected abstract Storage open();

  /** How often races are repeated. */
  protected int rounds() {
    return 10;
  }

  /** A storage that several handles share. */
  protected abstract Backend backend();

  @Nested
  class OfBackends extends BackendContract {

    @Override
    protected Backend backend() {
      return AppContracts.this.backend();
    }
  }

  @Nested
  class OfAppStore extends AppStoreContract {

    @Override
    protected Storage open() {
      return AppContracts.this.open();
    }

    @Override
    protected int rounds() {
      return AppContracts.this.rounds();
    }
  }

  @Nested
  class OfDatabaseUserStore extends DatabaseUserStoreContract {

    @Override
    protected Storage open() {
      return AppContracts.this.open();
    }

    @Override
    protected int rounds() {
      return AppContracts.this.rounds();
    }
  }

  @Nested
  class OfDeploymentListener extends DeploymentListenerContract {

    @Override
    protected Storage open() {
      return AppContracts.this.open();
    }

    @Override
    protected int rounds() {
      return AppContracts.this.rounds();
    }
  }

  @Nested
  class OfDeploymentStore extends DeploymentStoreContract {

    @Override
    protected Storage open() {
      return AppContracts.this.open();
    }

    @Override
    protected int rounds() {
      return AppContracts.this.rounds();
    }
  }

  @Nested
  class OfConfigStore extends ConfigStoreContract {

    @Override
    protected Storage open() {
      return AppContracts.this.open();
    }

    @Override
    protected int rounds() {
      return AppContracts.this.rounds();
    }

    @Override
    protected Edition edition() {
      return Edition.EDITED;
    }
  }
}
