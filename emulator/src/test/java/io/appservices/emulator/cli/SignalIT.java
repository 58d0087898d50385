package io.appservices.emulator.cli;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.appfolder.SampleFolders;
import io.appservices.emulator.testing.Http;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the distribution does when it is sent a signal. */
@Timeout(180)
class SignalIT {

  private static final String CONTROL = "/__emulator/v1";

  @TempDir private Path folder;

  @Test
  void readsItsFoldersAgainOnSighup() throws Exception {
    SampleFolders.copy("config", folder.resolve("a"));
    try (Running emulator =
        Launch.of("start", "--port", "0", "--app-folder", "a").from(folder).start()) {
      emulator.send("HUP");

      assertThat(emulator.nextLine()).startsWith("app   board-20200603-yxcvb is as in ");
      assertThat(Http.send("GET", emulator.baseUrl() + CONTROL + "/ready", null)).hasStatus(200);
    }
  }

  @Test
  void goesOnAfterSighupWithoutFolders() throws Exception {
    try (Running emulator = Launch.of("start", "--port", "0").start()) {
      emulator.send("HUP");

      await().until(() -> emulator.errors().contains("SIGHUP reads app folders again"));
      assertThat(Http.send("GET", emulator.baseUrl() + CONTROL + "/ready", null)).hasStatus(200);
      emulator.stop("TERM");
    }
  }

  @Test
  void isNotReadyFirstAndAnswersUntilItIsDrained() throws Exception {
    try (Running emulator = Launch.of("start", "--port", "0", "--drain-seconds", "5").start()) {
      emulator.send("TERM");

      await()
          .until(
              () ->
                  Http.send("GET", emulator.baseUrl() + CONTROL + "/ready", null).status() == 503);
      assertThat(Http.send("GET", emulator.baseUrl() + CONTROL + "/apps", null)).hasStatus(200);
      assertThat(emulator.awaitEnd()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"TERM,143", "INT,130"})
  void aSecondSignalStopsItAtOnce(String signal, int status) throws Exception {
    try (Running emulator = Launch.of("start", "--port", "0", "--drain-seconds", "600").start()) {
      emulator.send(signal);
      await()
          .until(
              () ->
                  Http.send("GET", emulator.baseUrl() + CONTROL + "/ready", null).status() == 503);

      await()
          .pollInterval(Duration.ofMillis(200))
          .until(
              () -> {
                emulator.send(signal);
                return emulator.hasEnded();
              });

      assertThat(emulator.awaitEnd()).isEqualTo(status);
      assertThat(emulator.errors())
          .isEqualTo("appservices-emulator: told to stop a second time: stopped at once\n");
    }
  }
}
