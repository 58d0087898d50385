package io.appservices.emulator.openapi;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.ControlApiClient;
import io.appservices.emulator.testing.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadinessTest {

  @TempDir private Path directory;

  @Test
  void isReadyOnceItListens() {
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      assertThat(new ControlApiClient(emulator).get("/ready")).hasStatus(200);
    }
  }

  @Test
  void isNotReadyWhileTheStateIsReplacedAndIsHealthyAllTheTime() {
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      ControlApiClient control = new ControlApiClient(emulator);
      EmulatorInternals.calls(emulator)
          .gate()
          .alone(
              () -> {
                Response answer = control.get("/ready");
                assertThat(answer).hasStatus(503);
                assertThat(answer.string("reason")).isEqualTo("the state is being replaced");
                assertThat(control.get("/health")).hasStatus(200);
                return null;
              });
      assertThat(control.get("/ready")).hasStatus(200);
    }
  }

  @Test
  void isNotReadyAndAnswersAllElseWhileItIsDrained() throws Exception {
    EmulatorConfig config =
        EmulatorConfig.builder().network(n -> n.drain(Duration.ofSeconds(60))).build();
    AppServicesEmulator emulator = AppServicesEmulator.start(config);
    ControlApiClient control = new ControlApiClient(emulator);
    Thread closing = new Thread(emulator::close);

    closing.start();

    await().until(() -> control.get("/ready").status() == 503);
    assertThat(control.get("/ready").string("reason")).isEqualTo("the emulator is being stopped");
    assertThat(control.get("/health")).hasStatus(200);
    assertThat(control.get("/apps")).hasStatus(200);
    closing.interrupt();
    closing.join();
  }

  @Test
  void isNotReadyAfterAResetThatFailedUntilOneSucceeds() throws Exception {
    Path users = Files.writeString(directory.resolve("users.jsonl"), "");
    EmulatorConfig config = EmulatorConfig.builder().apps(apps -> apps.users(users)).build();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      ControlApiClient control = new ControlApiClient(emulator);
      Files.writeString(users, "{}");
      assertThat(control.post("/reset")).hasStatus(400);
      assertThat(control.get("/ready").string("reason")).contains("starts with");
      Files.writeString(users, "");
      assertThat(control.post("/reset")).hasStatus(204);
      assertThat(control.get("/ready")).hasStatus(200);
    }
  }
}
