package io.appservices.emulator;

import io.appservices.emulator.api.error.DataDirectoryException;
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

  /**
   * Starts with the state that is kept where a configuration says.
   *
   * @throws DataDirectoryException if a value in the directory that the start needs is damaged
   * @throws SharedStorageException if one in the deployment is
   */
  static Running start(EmulatorConfig config) {
    KeptState state = of(config);
    try {
      return new Running(config, state);
    } catch (StorageException e) {
      throw refusal(config, e);
    }
  }

  private static RuntimeException refusal(EmulatorConfig config, StorageException e) {
    String message = String.valueOf(e.getMessage());
    if (config.data().storage().isPresent()) {
      return new SharedStorageException(message);
    }
    return config
        .data()
        .directory()
        .<RuntimeException>map(directory -> DataDirectory.refusal(directory, message))
        .orElse(e);
  }
}
