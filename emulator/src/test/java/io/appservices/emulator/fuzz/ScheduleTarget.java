package io.appservices.emulator.fuzz;

import static io.appservices.emulator.fuzz.Target.require;
import static io.appservices.emulator.fuzz.Target.requireNoInsides;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.definition.CronExpression;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Schedules of triggers: each time is a whole minute, and later than the one before. */
final class ScheduleTarget implements Target {

  private static final List<Instant> STARTS =
      List.of(
          Instant.parse("2024-02-28T23:59:30Z"),
          Instant.parse("0000-01-01T00:00:00Z"),
          Instant.parse("9999-12-31T23:58:00Z"),
          Instant.MIN,
          Instant.MAX);

  @Override
  public void accept(byte[] input) {
    CronExpression schedule;
    try {
      schedule = CronExpression.parse(new String(input, UTF_8));
    } catch (AppServicesException e) {
      requireNoInsides(e.getMessage(), input);
      return;
    }
    for (Instant start : STARTS) {
      Instant last = start;
      for (int i = 0; i < 3; i++) {
        Optional<Instant> next = schedule.next(last);
        if (next.isEmpty()) {
          break;
        }
        require(next.get().isAfter(last), next.get() + " is not after " + last);
        require(next.get().getEpochSecond() % 60 == 0, next.get() + " is no whole minute");
        last = next.get();
      }
    }
  }
}
