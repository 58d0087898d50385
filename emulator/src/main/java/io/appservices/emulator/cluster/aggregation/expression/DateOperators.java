package io.appservices.emulator.cluster.aggregation.expression;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Operators on dates, in UTC unless they name a time zone. */
final class DateOperators {

  static final String TIMEZONE = "timezone";

  private DateOperators() {}

  static void addTo(Map<String, Operator> all) {
    part(all, "$millisecond", date -> date.getNano() / 1_000_000);
    part(all, "$isoDayOfWeek", date -> date.getDayOfWeek().getValue());
    part(all, "$isoWeek", date -> date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    part(all, "$isoWeekYear", date -> (long) date.get(IsoFields.WEEK_BASED_YEAR));
    part(all, "$dayOfWeek", DateOperators::dayOfWeek);
    part(all, "$week", DateOperators::week);
    all.put("$dateToString", (e, o) -> DateText.of(Operator.members(o)));
    all.put("$dateAdd", (e, o) -> add(Operator.members(o), 1));
    all.put("$dateSubtract", (e, o) -> add(Operator.members(o), -1));
    all.put("$dateDiff", (e, o) -> difference(Operator.members(o)));
    all.put("$dateTrunc", (e, o) -> truncate(Operator.members(o)));
    all.put("$dateToParts", (e, o) -> DateParts.of(Operator.members(o)));
    all.put("$dateFromParts", (e, o) -> DateParts.date(Operator.members(o)));
    all.put("$dateFromString", (e, o) -> DateFormat.date(Operator.members(o)));
  }

  /** Returns the day of the week, of which Sunday is the first. */
  static int dayOfWeek(ZonedDateTime date) {
    return date.getDayOfWeek().getValue() % 7 + 1;
  }

  /** Returns the week of the year; the first one begins with the first Sunday. */
  static int week(ZonedDateTime date) {
    return (date.getDayOfYear() + 6 - date.getDayOfWeek().getValue() % 7) / 7;
  }

  private static void part(
      Map<String, Operator> all, String name, Function<ZonedDateTime, Object> part) {
    all.put(
        name,
        (e, o) -> {
          if (o instanceof List<?> list && list.size() != 1) {
            throw Refused.because(
                40536,
                name
                    + " accepts exactly one argument if given an array, but was given "
                    + list.size());
          }
          @Nullable Object date = o instanceof List<?> list ? list.get(0) : o;
          @Nullable Object zone = null;
          if (date instanceof Document members) {
            checkMembers(name, members);
            date = members.get("date");
            zone = members.get(TIMEZONE);
          }
          return Missing.isNullOrMissing(date) ? null : part.apply(zoned(date, zone));
        });
  }

  private static void checkMembers(String name, Document members) {
    for (String member : members.keySet()) {
      if (!member.equals("date") && !member.equals(TIMEZONE)) {
        throw Refused.because(40535, "unrecognized option to " + name + ": \"" + member + "\"");
      }
    }
    if (!members.containsKey("date")) {
      throw Refused.because(40539, "missing 'date' argument to " + name);
    }
  }

  static ZonedDateTime zoned(@Nullable Object date, @Nullable Object zone) {
    if (!(date instanceof Instant instant)) {
      throw Refused.because(16006, "can't convert from " + Types.of(date) + " to Date");
    }
    return instant.atZone(zone(zone));
  }

  static ZoneId zone(@Nullable Object zone) {
    if (zone != null && !(zone instanceof String)) {
      throw Refused.because(40517, "timezone must evaluate to a string, found " + Types.of(zone));
    }
    try {
      return zone == null ? ZoneOffset.UTC : ZoneId.of((String) zone);
    } catch (DateTimeException e) {
      throw Refused.because(40485, "unrecognized time zone identifier: \"" + zone + "\"");
    }
  }

  static ChronoUnit unit(@Nullable Object name) {
    if (!(name instanceof String text)) {
      throw Refused.because(5439013, "'unit' must be a string, but got " + Types.of(name));
    }
    return switch (text) {
      case "year" -> ChronoUnit.YEARS;
      case "quarter", "month" -> ChronoUnit.MONTHS;
      case "week" -> ChronoUnit.WEEKS;
      case "day" -> ChronoUnit.DAYS;
      case "hour" -> ChronoUnit.HOURS;
      case "minute" -> ChronoUnit.MINUTES;
      case "second" -> ChronoUnit.SECONDS;
      case "millisecond" -> ChronoUnit.MILLIS;
      default -> throw Refused.because(9, "unknown time unit value: " + name);
    };
  }

  private static @Nullable Object add(Document members, int sign) {
    if (members.get("startDate") == null || members.get("amount") == null) {
      return null;
    }
    if (!(members.get("startDate") instanceof Instant)) {
      throw Refused.because(5166403, "the operator needs a date as 'startDate'");
    }
    Number given = Operator.number(members, "amount", 5166405);
    if (given.doubleValue() != given.longValue()) {
      throw Refused.because(5166405, "the operator needs a whole number as 'amount'");
    }
    long amount = sign * given.longValue();
    return DateUnit.named(members.get("unit"))
        .after(zoned(members.get("startDate"), members.get(TIMEZONE)), amount);
  }

  private static @Nullable Object difference(Document members) {
    if (members.get("startDate") == null || members.get("endDate") == null) {
      return null;
    }
    Object unit = members.get("unit");
    for (String name : List.of("startDate", "endDate")) {
      if (!(members.get(name) instanceof Instant)) {
        throw Refused.because(
            5166307,
            "$dateDiff requires '%s' to be a date, but got %s"
                .formatted(name, Types.of(members.get(name))));
      }
    }
    Document from = new Document(members).append("date", members.get("startDate"));
    Document to = new Document(members).append("date", members.get("endDate"));
    ZonedDateTime start = zoned(truncate(from), members.get(TIMEZONE));
    ZonedDateTime end = zoned(truncate(to), members.get(TIMEZONE));
    long between = unit(unit).between(start, end);
    return "quarter".equals(unit) ? between / 3 : between;
  }

  private static @Nullable Object truncate(Document members) {
    if (members.get("date") == null) {
      return null;
    }
    checkBinSize(members.getOrDefault("binSize", 1));
    ZonedDateTime date = zoned(members.get("date"), members.get(TIMEZONE));
    ChronoUnit smallest = unit(members.get("unit"));
    ZonedDateTime truncated =
        switch (String.valueOf(members.get("unit"))) {
          case "year" -> date.withDayOfYear(1).truncatedTo(ChronoUnit.DAYS);
          case "quarter" ->
              date.withDayOfMonth(1)
                  .withMonth((date.getMonthValue() - 1) / 3 * 3 + 1)
                  .truncatedTo(ChronoUnit.DAYS);
          case "month" -> date.withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS);
          case "week" ->
              date.with(TemporalAdjusters.previousOrSame(firstDay(members.get("startOfWeek"))))
                  .truncatedTo(ChronoUnit.DAYS);
          default -> date.truncatedTo(smallest);
        };
    return truncated.toInstant();
  }

  private static void checkBinSize(@Nullable Object size) {
    if (!(size instanceof Number number) || number.doubleValue() != number.longValue()) {
      throw Refused.because(
          5439017,
          "$dateTrunc requires 'binSize' to be a 64-bit integer, but got " + Types.of(size));
    }
    if (number.longValue() < 1) {
      throw Refused.because(
          5439018, "$dateTrunc requires 'binSize' to be greater than 0, but got value " + size);
    }
    if (number.longValue() > 1) {
      throw Refused.notEmulated("a 'binSize' of $dateTrunc that is not 1");
    }
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
