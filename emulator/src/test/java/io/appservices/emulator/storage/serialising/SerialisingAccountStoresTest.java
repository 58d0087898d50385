package io.appservices.emulator.storage.serialising;

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
import org.junit.jupiter.api.Tag;

/**
 * Runs the contracts of what users and accounts have over a storage whose values go through bytes.
 */
@Tag("slow")
class SerialisingAccountStoresTest {

  private static final int ROUNDS = 10;

  private static Storage opened() {
    return new SerialisingBackend().open();
  }

  @Nested
  class OfAnonymousBound extends AnonymousBoundContract {

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
  class OfApiKeyStore extends ApiKeyStoreContract {

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
  class OfApiKeyStoreRace extends ApiKeyStoreRaceContract {

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
  class OfDeviceStore extends DeviceStoreContract {

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
  class OfPendingListing extends PendingListingContract {

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
  class OfRegistrationStore extends RegistrationStoreContract {

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
  class OfRegistrationStoreRace extends RegistrationStoreRaceContract {

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
  class OfSessionBound extends SessionBoundContract {

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
  class OfSessionStore extends SessionStoreContract {

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
  class OfSessionUserStore extends SessionUserStoreContract {

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
  class OfImportStore extends ImportStoreContract {

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
  class OfLoginStore extends LoginStoreContract {

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
  class OfUserListing extends UserListingContract {

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
  class OfUserStore extends UserStoreContract {

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
  class OfUserStoreRace extends UserStoreRaceContract {

    @Override
    protected Storage open() {
      return opened();
    }

    @Override
    protected int rounds() {
      return ROUNDS;
    }
  }
}
