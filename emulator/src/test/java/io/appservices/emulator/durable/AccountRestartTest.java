package io.appservices.emulator.durable;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class AccountRestartTest extends AccountRestartContract {

  @TempDir private Path temporary;

  @Override
  AppServicesEmulator open(EmulatorConfig config) {
    return AppServicesEmulator.start(
        config.toBuilder().data(data -> data.directory(temporary)).build());
  }
}
