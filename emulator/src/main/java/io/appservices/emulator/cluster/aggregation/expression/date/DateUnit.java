package io.appservices.emulator.cluster.aggregation.expression.date;

import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A unit of time by which stages go from date to date.
 *
 * @param unit what is counted
 * @param times how many of it are one
 */
public record DateUnit(ChronoUnit unit, int times) {

  /** Returns the unit of a name; refuses what is none. */
  public static DateUnit named(@Nullable Object name) {
    return new DateUnit(DateOperators.unit(name), "quarter".equals(name) ? 3 : 1);
  }

  /** Returns the date that is so many units later, in the calendar of UTC. */
  public Instant after(Instant date, long count) {
    return after(date.atZone(ZoneOffset.UTC), count);
  }

  /** Returns the date that is so many units later, in the calendar of its zone. */
  public Instant after(ZonedDateTime date, long count) {
    try {
      return date.plus(Math.multiplyExact(count, (long) times), unit).toInstant();
    } catch (DateTimeException | ArithmeticException e) {
      throw Refused.because(5166406, "dateAdd overflowed");
    }
  }
}
