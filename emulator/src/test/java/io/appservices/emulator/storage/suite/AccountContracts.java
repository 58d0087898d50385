package io.appservices.emulator.storage.suite;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.account.AnonymousBoundContract;
import io.appservices.emulator.storage.account.ApiKeyStoreContract;
import io.appservices.emulator.storage.account.ApiKeyStoreRaceContract;
import io.appservices.emulator.storage.account.DeviceStoreContract;
import io.appservices.emulator.storage.account.ImportStoreContract;
import io.appservices.emulator.storage.account.LoginStoreContract;
import io.appservices.emulator.storage.account.PendingListingContract;
import io.appservices.emulator.storage.account.RegistrationStoreContract;
import io.appservices.emulator.storage.account.RegistrationStoreRaceContract;
import io.appservices.emulator.storage.account.SessionBoundContract;
import io.appservices.emulator.storage.account.SessionStoreContract;
import io.appservices.emulator.storage.account.SessionUserStoreContract;
import io.appservices.emulator.storage.account.UserListingContract;
import io.appservices.emulator.storage.account.UserStoreContract;
import io.appservices.emulator.storage.account.UserStoreRaceContract;
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
