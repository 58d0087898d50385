package io.appservices.emulator.storage.suite;

import io.appservices.emulator.storage.AnonymousBoundContract;
import io.appservices.emulator.storage.ApiKeyStoreContract;
import io.appservices.emulator.storage.ApiKeyStoreRaceContract;
import io.appservices.emulator.storage.DeviceStoreContract;
import io.appservices.emulator.storage.ImportStoreContract;
import io.appservices.emulator.storage.LoginStoreContract;
import io.appservices.emulator.storage.PendingListingContract;
import io.appservices.emulator.storage.RegistrationStoreContract;
import io.appservices.emulator.storage.RegistrationStoreRaceContract;
import io.appservices.emulator.storage.SessionBoundContract;
import io.appservices.emulator.storage.SessionStoreContract;
import io.appservices.emulator.storage.SessionUserStoreContract;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.UserListingContract;
import io.appservices.emulator.storage.UserStoreContract;
import io.appservices.emulator.storage.UserStoreRaceContract;
import org.junit.jupiter.api.Nested;

/** Runs the contracts of what users and accounts have over one storage. */
public abstract class AccountContracts {

  /** An empty storage. */
  protected abstract Storage open();

  /** How often races are repeated. */
  protected int rounds() {
    return 10;
  }

  @Nested
  class OfAnonymousBound extends AnonymousBoundContract {

    @Override
    protected Storage open() {
      return AccountContracts.this.open();
    }

    @Override
    protected int rounds() {
      return AccountContracts.this.rounds();
    }
  }

  @Nested
  class OfApiKeyStore extends ApiKeyStoreContract {

    @Override
    protected Storage open() {
      return AccountContracts.this.open();
    }

    @Override
    protected int rounds() {
      return AccountContracts.this.rounds();
    }
  }

  @Nested
  class OfApiKeyStoreRace extends ApiKeyStoreRaceContract {

    @Override
    protected Storage open() {
      return AccountContracts.this.open();
    }

    @Override
    protected int rounds() {
      return AccountContracts.this.rounds();
    }
  }

  @Nested
  class OfDeviceStore extends DeviceStoreContract {

    @Override
    protected Storage open() {
      return AccountContracts.this.open();
    }

    @Override
    protected int rounds() {
      return AccountContracts.this.rounds();
    }
  }

  @Nested
  class OfPendingListing extends PendingListingContract {

    @Override
    protected Storage open() {
      return AccountContracts.this.open();
    }

    @Override
    protected int rounds() {
      return AccountContracts.this.rounds();
    }
  }

  @Nested
  class OfRegistrationStore extends RegistrationStoreContract {

    @Override
    protected Storage open() {
      return AccountContracts.this.open();
    }

    @Override
    protected int rounds() {
      return AccountContracts.this.rounds();
    }
  }

  @Nested
  class OfRegistrationStoreRace extends RegistrationStoreRaceContract {

    @Override
    protected Storage open() {
      return AccountContracts.this.open();
    }

    @Override
    protected int rounds() {
      return AccountContracts.this.rounds();
    }
  }

  @Nested
  class OfSessionBound extends SessionBoundContract {

    @Override
    protected Storage open() {
      return AccountContracts.this.open();
    }

    @Override
    protected int rounds() {
      return AccountContracts.this.rounds();
    }
  }

  @Nested
  class OfSessionStore extends SessionStoreContract {

    @Override
    protected Storage open() {
      return AccountContracts.this.open();
    }

    @Override
    protected int rounds() {
      return AccountContracts.this.rounds();
    }
  }

  @Nested
  class OfSessionUserStore extends SessionUserStoreContract {

    @Override
    protected Storage open() {
      return AccountContracts.this.open();
    }

    @Override
    protected int rounds() {
      return AccountContracts.this.rounds();
    }
  }

  @Nested
  class OfImportStore extends ImportStoreContract {

    @Override
    protected Storage open() {
      return AccountContracts.this.open();
    }

    @Override
    protected int rounds() {
      return AccountContracts.this.rounds();
    }
  }

  @Nested
  class OfLoginStore extends LoginStoreContract {

    @Override
    protected Storage open() {
      return AccountContracts.this.open();
    }

    @Override
    protected int rounds() {
      return AccountContracts.this.rounds();
    }
  }

  @Nested
  class OfUserListing extends UserListingContract {

    @Override
    protected Storage open() {
      return AccountContracts.this.open();
    }

    @Override
    protected int rounds() {
      return AccountContracts.this.rounds();
    }
  }

  @Nested
  class OfUserStore extends UserStoreContract {

    @Override
    protected Storage open() {
      return AccountContracts.this.open();
    }

    @Override
    protected int rounds() {
      return AccountContracts.this.rounds();
    }
  }

  @Nested
  class OfUserStoreRace extends UserStoreRaceContract {

    @Override
    protected Storage open() {
      return AccountContracts.this.open();
    }

    @Override
    protected int rounds() {
      return AccountContracts.this.rounds();
    }
  }
}
