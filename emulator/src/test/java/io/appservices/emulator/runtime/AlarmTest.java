package io.appservices.emulator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AlarmTest {

  private final Set<Thread> foreign = threads().collect(Collectors.toSet());
  private final EmulatorClock clock = new EmulatorClock();
  private final BlockingQueue<Instant> rings = new LinkedBlockingQueue<>();
  @AutoClose private final Alarm alarm = new Alarm(clock, () -> rings.add(clock.instant()));

  @Test
  void ringsOnceTheTimeHasCome() throws InterruptedException {
    clock.set(Instant.parse("2030-01-01T00:00:00Z"));
    Instant time = clock.instant().plusMillis(50);
    alarm.set(Optional.of(time));
    assertThat(rings.take()).isAfterOrEqualTo(time);
  }

  @Test
  void ringsAtOnceForATimeThatIsPast() throws InterruptedException {
    alarm.set(Optional.of(Instant.MIN));
    assertThat(rings.take()).isNotNull();
  }

  @Test
  void isSetToOneTimeOnly() throws InterruptedException {
    Instant first = setAnewInTime(time -> Optional.of(time.plusMillis(100)));
    assertThat(rings.take()).isAfterOrEqualTo(first.plusMillis(100));
    assertThat(rings).isEmpty();
  }

  @Test
  void doesNotRingWhenItIsSetToNone() throws InterruptedException {
    setAnewInTime(time -> Optional.empty());
    assertThat(rings.poll(400, TimeUnit.MILLISECONDS)).isNull();
  }

  /**
   * Sets it to a time, and to what follows from that before the time has come: if the machine took
   * a rest in between, once more.
   */
  private Instant setAnewInTime(Function<Instant, Optional<Instant>> other) {
    Instant first;
    do {
      rings.clear();
      first = clock.instant().plusMillis(200);
      alarm.set(Optional.of(first));
      alarm.set(other.apply(first));
    } while (!clock.instant().isBefore(first));
    return first;
  }

  @Test
  void startsNoThreadWhileTheClockStandsOrThereIsNoTime() {
    alarm.set(Optional.empty());
    clock.freeze();
    alarm.set(Optional.of(clock.instant()));
    assertThat(own()).isEmpty();
  }

  @Test
  void endsItsThreadWhenItIsClosed() {
    alarm.set(Optional.of(clock.instant().plus(Duration.ofDays(1_000_000))));
    assertThat(own()).hasSize(1).allMatch(Thread::isDaemon);

    alarm.close();
    alarm.close();
    alarm.set(Optional.of(clock.instant()));

    assertThat(own()).isEmpty();
    assertThat(rings).isEmpty();
  }

  /** The threads of alarms that this test set: others may run in this JVM too. */
  private Stream<Thread> own() {
    return threads().filter(thread -> !foreign.contains(thread));
  }

  private static Stream<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("appservices-schedule"));
  }
}
