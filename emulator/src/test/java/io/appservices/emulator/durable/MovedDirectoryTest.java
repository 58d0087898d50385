package io.appservices.emulator.durable;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A directory that is moved away while it is in use, as seen by whoever watches the server. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows does not move what is in use")
class MovedDirectoryTest {

  @Test
  void theServerIsNotReadyUntilItIsBack(@TempDir Path place) throws IOException {
    Path directory = place.resolve("state");
    Path elsewhere = place.resolve("elsewhere");
    try (AppServicesEmulator emulator =
        AppServicesEmulator.start(
            EmulatorConfig.builder().data(d -> d.directory(directory)).build())) {
      assertThat(get(emulator, "ready").status()).isEqualTo(200);
      Files.move(directory, elsewhere);
      assertThat(get(emulator, "ready").status()).isEqualTo(503);
      assertThat(get(emulator, "ready").body()).contains("the storage cannot be reached");
      assertThat(get(emulator, "metrics").body()).contains("appservices_storage_up 0");
      assertThat(get(emulator, "health").status()).isEqualTo(200);
      Files.move(elsewhere, directory);
      assertThat(get(emulator, "ready").status()).isEqualTo(200);
      assertThat(get(emulator, "metrics").body()).contains("appservices_storage_up 1");
    }
  }

  private static Response get(AppServicesEmulator emulator, String what) {
    return Http.send("GET", emulator.baseUrl() + "/__emulator/v1/" + what, null);
  }
}
