package io.appservices.emulator.storage.serialising;

import io.appservices.emulator.storage.Backend;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.suite.AppContracts;
import org.junit.jupiter.api.Tag;

/** Runs the contracts of apps over a storage whose values go through bytes. */
@Tag("slow")
class SerialisingStorageTest extends AppContracts {

  @Override
  protected Backend backend() {
    return new SerialisingBackend();
  }

  @Override
  protected Storage open() {
    return new SerialisingBackend().open();
  }
}
