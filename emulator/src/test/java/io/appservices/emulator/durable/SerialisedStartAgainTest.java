package io.appservices.emulator.durable;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.storage.serialising.SerialisingBackend;
import org.junit.jupiter.api.AfterEach;

class SerialisedStartAgainTest extends StartAgainContract {

  private SerialisingBackend backend = new SerialisingBackend();

  @Override
  AppServicesEmulator open(EmulatorConfig config) {
    return EmulatorInternals.start(config, backend.open());
  }

  @Override
  void reset() {
    stop();
    emulator = null;
    backend.close();
    backend = new SerialisingBackend();
  }

  @AfterEach
  void forget() {
    backend.close();
  }
}
