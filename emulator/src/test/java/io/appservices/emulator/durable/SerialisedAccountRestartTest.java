package io.appservices.emulator.durable;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.storage.serialising.SerialisingBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class SerialisedAccountRestartTest extends AccountRestartContract {

  private final SerialisingBackend backend = new SerialisingBackend();

  @Override
  AppServicesEmulator open(EmulatorConfig config) {
    return EmulatorInternals.start(config, backend.open());
  }

  @AfterEach
  void forget() {
    backend.close();
  }
}
