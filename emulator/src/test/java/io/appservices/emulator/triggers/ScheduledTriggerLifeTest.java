package io.appservices.emulator.triggers;

import static io.appservices.emulator.functions.Code.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.functions.Code;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What schedules cost an emulator: nothing without triggers, and nothing after the end. */
@Timeout(60)
class ScheduledTriggerLifeTest {

  private final Set<Thread> foreign = threads().collect(Collectors.toSet());

  @Test
  void aThreadWaitsOnlyWhereThereIsATriggerToWaitFor() {
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      Code code = Code.on(emulator);
      code.function("seen", "exports = () => 1;");
      code.create(
          "/triggers",
          json(
              "{name: 'login', type: 'AUTHENTICATION', function_name: 'seen', "
                  + "config: {operation_type: 'LOGIN', providers: []}}"));
      emulator.clock().advance(Duration.ofDays(1));
      assertThat(own()).isEmpty();

      emulator.functions().register("f", arguments -> null);
      schedule(code, "f");
      schedule(Code.on(emulator), "f");
      assertThat(own()).hasSize(1);
    }
    assertThat(own()).isEmpty();
  }

  @Test
  void aRunThatIsUnderWayEndsWithTheEmulator() throws InterruptedException {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      emulator
          .functions()
          .register(
              "waits",
              arguments -> {
                entered.countDown();
                never.await();
                return null;
              });
      schedule(Code.on(emulator), "waits");
      emulator.clock().advance(Duration.ofMinutes(3));
      entered.await();
    }
    await().untilAsserted(() -> assertThat(own()).isEmpty());
  }

  private static void schedule(Code code, String function) {
    code.create(
        "/triggers",
        json("{name: 't', type: 'SCHEDULED', config: {schedule: '* * * * *'}}")
            .append("function_name", function));
  }

  /** The threads that this test caused: others may run in this JVM too. */
  private Stream<Thread> own() {
    return threads().filter(thread -> !foreign.contains(thread));
  }

  private static Stream<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(
            thread ->
                thread.getName().equals("appservices-schedule")
                    || thread.getName().startsWith("appservices-trigger"));
  }
}
