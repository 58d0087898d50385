package io.appservices.emulator.assembly;

import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.http.CallChain;
import io.appservices.emulator.storage.Storage;
import java.util.Optional;

/** Tells whether an emulator is ready for calls. */
record Readiness(CallChain calls, Storage storage) {

  /** Returns why not everything that the emulator starts with can be reached; empty if it can. */
  Optional<String> obstacle() {
    if (calls.load().isDraining()) {
      return Optional.of("the emulator is being stopped");
    }
    if (calls.gate().isClosed()) {
      return Optional.of("the state is being replaced");
    }
    try {
      storage.requireReachable();
      return new KeptSettings(storage.settings()).isStarted()
          ? Optional.empty()
          : Optional.of("not all of what the emulator starts with is there");
    } catch (StorageException e) {
      return Optional.of("the storage cannot be reached");
    }
  }
}
