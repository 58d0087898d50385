package io.appservices.emulator.durable;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class StartAgainTest extends StartAgainContract {

  @TempDir private Path temporary;
  private Path directory;

  @Override
  AppServicesEmulator open(EmulatorConfig config) {
    return AppServicesEmulator.start(
        config.toBuilder().data(data -> data.directory(directory())).build());
  }

  @Override
  void reset() {
    stop();
    emulator = null;
    directory = temporary.resolve("another");
  }

  private Path directory() {
    if (directory == null) {
      directory = temporary.resolve("state");
    }
    return directory;
  }
}
