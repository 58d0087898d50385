package io.appservices.emulator.storage.serialising;

import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.suite.RecordContracts;
import org.junit.jupiter.api.Tag;

/**
 * Runs the contracts of what is kept beside apps and users over a storage whose values go through
 * bytes.
 */
@Tag("slow")
class SerialisingRecordsTest extends RecordContracts {

  @Override
  protected Storage open() {
    return new SerialisingBackend().open();
  }
}
