package io.appservices.emulator.cluster.aggregation.expression.date;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.Types;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Dates as their parts, such as {@code month} and {@code hour}, and back. */
final class DateParts {

  private static final int FIRST_YEAR = 1;
  private static final int LAST_YEAR = 9999;

  private DateParts() {}

  /** Returns the value of {@code $dateToParts}. */
  static @Nullable Object of(Document members) {
    Object iso = members.getOrDefault("iso8601", false);
    if (members.get("date") == null || iso == null) {
      return null;
    }
    if (!(iso instanceof Boolean isIso)) {
      throw Refused.because(40521, "iso8601 must evaluate to a bool, found " + Types.of(iso));
    }
    ZonedDateTime date =
        DateOperators.zoned(members.get("date"), members.get(DateOperators.TIMEZONE));
    Document parts =
        isIso
            ? new Document("isoWeekYear", date.get(IsoFields.WEEK_BASED_YEAR))
                .append("isoWeek", date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))
                .append("isoDayOfWeek", date.getDayOfWeek().getValue())
            : new Document("year", date.getYear())
                .append("month", date.getMonthValue())
                .append("day", date.getDayOfMonth());
    return parts
        .append("hour", date.getHour())
        .append("minute", date.getMinute())
        .append("second", date.getSecond())
        .append("millisecond", date.getNano() / 1_000_000);
  }

  /** Returns the value of {@code $dateFromParts}. */
  static @Nullable Object date(Document members) {
    boolean isIso = members.containsKey("isoWeekYear");
    if (isIso && List.of("year", "month", "day").stream().anyMatch(members::containsKey)) {
      throw Refused.because(
          40489, "$dateFromParts does not allow mixing natural dates with ISO dates");
    }
    if (!isIso && List.of("isoWeek", "isoDayOfWeek").stream().anyMatch(members::containsKey)) {
      throw Refused.because(
          40525, "$dateFromParts does not allow mixing natural dates with ISO dates");
    }
    if (!isIso && !members.containsKey("year")) {
      throw Refused.because(
          40516, "$dateFromParts requires either 'year' or 'isoWeekYear' to be present");
    }
    if (members.containsValue(null)) {
      return null;
    }
    String name = isIso ? "isoWeekYear" : "year";
    int year = number(members, name, FIRST_YEAR);
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw Refused.because(
          40523,
          "'" + name + "' must evaluate to an integer in the range 1 to 9999, found " + year);
    }
    return (isIso ? isoDay(members, year) : day(members, year))
        .atStartOfDay()
        .plusHours(number(members, "hour", 0))
        .plusMinutes(number(members, "minute", 0))
        .plusSeconds(number(members, "second", 0))
        .plus(number(members, "millisecond", 0), ChronoUnit.MILLIS)
        .atZone(DateOperators.zone(members.get(DateOperators.TIMEZONE)))
        .toInstant();
  }

  private static LocalDate day(Document members, int year) {
    return LocalDate.of(year, 1, 1)
        .plusMonths(number(members, "month", 1) - 1L)
        .plusDays(number(members, "day", 1) - 1L);
  }

  /** The first week of a year has its 4th of January. */
  private static LocalDate isoDay(Document members, int year) {
    return LocalDate.of(year, 1, 4)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
        .plusWeeks(number(members, "isoWeek", 1) - 1L)
        .plusDays(number(members, "isoDayOfWeek", 1) - 1L);
  }

  private static int number(Document members, String name, int absent) {
    Object value = members.getOrDefault(name, absent);
    if (value instanceof Number number && number.doubleValue() == number.intValue()) {
      return number.intValue();
    }
    throw Refused.because(
        40515, "'" + name + "' must evaluate to an integer, found " + Types.of(value));
  }
}
