package io.appservices.emulator;

import io.appservices.emulator.api.error.SharedStorageException;
import io.appservices.emulator.assembly.KeptState;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.storage.mongodb.MongoStorage;

/** The state of emulators that share it, which their configuration says where to find. */
final class SharedState {

  private SharedState() {}

  /** Opens what a configuration says that the state is kept in, shared or not. */
  static KeptState of(EmulatorConfig config) {
    return config
        .data()
        .storage()
        .map(SharedState::open)
        .orElseGet(() -> DataDirectory.state(config));
  }

  private static KeptState open(String uri) {
    try {
      return KeptState.of(MongoStorage.open(uri, MongoStorage.AGE));
    } catch (StorageException e) {
      throw new SharedStorageException(String.valueOf(e.getMessage()));
    }
  }
}
