package io.appservices.emulator.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cli.Launch;
import io.appservices.emulator.cli.Running;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.ClientApiClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server without a data directory or a deployment pays nothing for them. */
@Timeout(120)
class WithoutDataIT {

  @TempDir private Path directory;

  @Test
  void noClassOfAStorageThatLastsIsLoaded() throws Exception {
    Path loaded = directory.resolve("classes.txt");
    try (Running server =
        Launch.of("start", "--port", "0")
            .with("APPSERVICES_EMULATOR_JAVA_OPTS", "-Xlog:class+load:file=" + loaded)
            .start()) {
      new ClientApiClient(server.baseUrl(), EmulatorConfig.DEFAULT_CLIENT_APP_ID)
          .signUp("a@example.com", "password-1");
      assertThat(server.end("TERM").status()).isZero();
    }
    List<String> classes = Files.readAllLines(loaded);
    assertThat(classes).anyMatch(line -> line.contains("io.appservices.emulator.Running"));
    assertThat(classes)
        .noneMatch(line -> line.contains(" org.sqlite."))
        .noneMatch(line -> line.contains("io.appservices.emulator.sqlite."))
        .noneMatch(line -> line.contains("io.appservices.emulator.storage.mongodb."))
        .noneMatch(line -> line.contains(" com.mongodb.client.internal."));
  }
}
