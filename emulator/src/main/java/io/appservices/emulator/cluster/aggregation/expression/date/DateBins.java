package io.appservices.emulator.cluster.aggregation.expression.date;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.Types;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code $dateTrunc}: the beginning of the unit of time, or of the bin of units, of a date. */
final class DateBins {

  /** Bins are counted from here on, in the time zone. */
  private static final LocalDateTime REFERENCE = LocalDateTime.of(2000, 1, 1, 0, 0);

  private DateBins() {}

  static @Nullable Object truncated(Document members) {
    if (members.get("date") == null) {
      return null;
    }
    try {
      return bin(members, size(members.getOrDefault("binSize", 1)));
    } catch (ArithmeticException | DateTimeException e) {
      throw Refused.because(5439018, "$dateTrunc overflowed with the 'binSize' that it was given");
    }
  }

  private static Instant bin(Document members, long size) {
    Object zone = members.get(DateOperators.TIMEZONE);
    ZonedDateTime date = DateOperators.zoned(members.get("date"), zone);
    DateUnit unit = DateUnit.named(members.get("unit"));
    long step = Math.multiplyExact(size, (long) unit.times());
    LocalDateTime reference =
        unit.unit() == ChronoUnit.WEEKS
            ? REFERENCE.with(TemporalAdjusters.nextOrSame(firstDay(members.get("startOfWeek"))))
            : REFERENCE;
    if (unit.unit().compareTo(ChronoUnit.HOURS) <= 0) {
      ZonedDateTime from = reference.atZone(date.getOffset());
      long length = Math.multiplyExact(step, unit.unit().getDuration().toMillis());
      long count = Math.floorDiv(millis(from, date), length);
      return from.plus(Math.multiplyExact(count, step), unit.unit()).toInstant();
    }
    LocalDateTime local = date.toLocalDateTime();
    LocalDateTime found = reference.plus(bins(reference, local, unit.unit(), step), unit.unit());
    return found.atZone(date.getZone()).toInstant();
  }

  private static long millis(ZonedDateTime from, ZonedDateTime to) {
    return to.toInstant().toEpochMilli() - from.toInstant().toEpochMilli();
  }

  /** Returns how many units the bin of a date is behind the reference. */
  private static long bins(
      LocalDateTime reference, LocalDateTime date, ChronoUnit unit, long step) {
    long between = unit.between(reference, date);
    if (reference.plus(between, unit).isAfter(date)) {
      between--;
    }
    return Math.multiplyExact(Math.floorDiv(between, step), step);
  }

  private static long size(@Nullable Object size) {
    if (!(size instanceof Number number) || number.doubleValue() != number.longValue()) {
      throw Refused.because(
          5439017,
          "$dateTrunc requires 'binSize' to be a 64-bit integer, but got " + Types.of(size));
    }
    if (number.longValue() < 1) {
      throw Refused.because(
          5439018, "$dateTrunc requires 'binSize' to be greater than 0, but got value " + size);
    }
    return number.longValue();
  }

  private static DayOfWeek firstDay(@Nullable Object name) {
    if (name != null && !(name instanceof String)) {
      throw Refused.because(5439015, "'startOfWeek' must be a string, but got " + Types.of(name));
    }
    String wanted = name == null ? "SUN" : name.toString().toUpperCase(Locale.ROOT);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (wanted.length() >= 3 && day.name().startsWith(wanted.substring(0, 3))) {
        return day;
      }
    }
    throw Refused.because(
        5439016, "'startOfWeek' value cannot be recognized as a day of a week: " + name);
  }
}
