package io.appservices.emulator.functions;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Watchdog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a function cannot do that is in an operation which takes no notice of its end. */
@Tag("slow")
@Timeout(120)
@Tag("security")
class EndlessFunctionTest {

  private static final int AT_A_TIME = 16;

  private final CountDownLatch released = new CountDownLatch(1);

  @AfterEach
  void release() {
    released.countDown();
  }

  @Test
  void asManyAsMayRunLeaveRoomForOthers() {
    try (AppServicesEmulator emulator = AppServicesEmulator.start(limited(Duration.ofSeconds(1)))) {
      Code code = deaf(emulator);
      code.function("good", "exports = () => 'good'");
      String token = code.anonymous();

      assertThat(Together.call(AT_A_TIME, () -> code.call(token, "endless")))
          .allSatisfy(
              answer ->
                  assertThat(answer)
                      .isRefused(
                          400, "ExecutionTimeLimitExceeded", "execution time limit exceeded"));

      // Its limit is for all functions, and not long on a busy machine.
      await()
          .untilAsserted(
              () -> assertThat(code.call(token, "good")).isJson(200).hasBody("\"good\""));
      released.countDown();
    }
  }

  @Test
  void aFunctionThatGetsNoTurnInTimeIsUnavailable() {
    try (AppServicesEmulator emulator =
        AppServicesEmulator.start(limited(Duration.ofMillis(300)))) {
      Code code = deaf(emulator);
      String token = code.anonymous();
      List<Response> answers = new ArrayList<>();

      while (answers.stream().allMatch(answer -> answer.status() == 400)) {
        answers = Together.call(AT_A_TIME, () -> code.call(token, "endless"));
      }

      assertThat(answers)
          .filteredOn(answer -> answer.status() != 400)
          .allSatisfy(
              answer -> {
                assertThat(answer).hasStatus(503);
                assertThat(answer.string("error")).startsWith("too many functions are running");
                assertThat(answer.header("Retry-After")).isEqualTo("1");
              });
      released.countDown();
    }
  }

  @Test
  void aCloseDoesNotWaitForIt() {
    AppServicesEmulator emulator = AppServicesEmulator.start(limited(Duration.ofMillis(200)));
    Code code = deaf(emulator);
    assertThat(code.call(code.anonymous(), "endless")).hasStatus(400);

    emulator.close();
  }

  /** A function that calls one in Java, which does not let itself be interrupted. */
  private Code deaf(AppServicesEmulator emulator) {
    emulator
        .functions()
        .register(
            "wait",
            arguments -> {
              awaitDeafly();
              return null;
            });
    Code code = Code.on(emulator);
    code.function("endless", "exports = () => context.functions.execute('wait')");
    return code;
  }

  private void awaitDeafly() {
    boolean ended = false;
    while (!ended) {
      try {
        released.await();
        ended = true;
      } catch (InterruptedException e) {
        // What is tested takes no notice.
      }
    }
  }

  private static EmulatorConfig limited(Duration limit) {
    return EmulatorConfig.builder().functions(f -> f.timeLimit(limit)).build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[].indexOf.call({ length: 2 ** 53 - 1 }, 1) |",
        "[].splice.call({ length: 2 ** 53 - 1 }, 0, 1) | 3",
      })
  void theJvmEnds(String operation, String exit) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(EndlessFunction.class.getName(), operation));
    Stream.ofNullable(exit).forEach(command::add);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    Watchdog.over(process);
    try {
      assertThat(process.inputReader(StandardCharsets.UTF_8).lines())
          .containsExactly("execution time limit exceeded", "closed");
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("the JVM ends").isTrue();
      assertThat(process.exitValue()).isEqualTo(exit == null ? 0 : Integer.parseInt(exit));
    } finally {
      process.destroyForcibly();
    }
  }
}
