package io.appservices.emulator.storage.serialising;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.suite.AccountContracts;
import org.junit.jupiter.api.Tag;

/**
 * Runs the contracts of what users and accounts have over a storage whose values go through bytes.
 */
@Tag("slow")
class SerialisingAccountStoresTest extends AccountContracts {

  @Override
  protected Storage open() {
    return new SerialisingBackend().open();
  }
}
