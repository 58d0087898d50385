package io.appservices.emulator.cluster.aggregation.expression.date;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.value.Operands;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.Types;
import io.appservices.emulator.cluster.aggregation.expression.value.ValueOperator;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Operators on dates, in UTC unless they name a time zone. */
public final class DateOperators {

  static final String TIMEZONE = "timezone";

  /** The operators by their names. */
  public static final Map<String, ValueOperator> ALL = all();

  private DateOperators() {}

  private static Map<String, ValueOperator> all() {
    Map<String, ValueOperator> all = new HashMap<>();
    part(all, "$millisecond", date -> date.getNano() / 1_000_000);
    part(all, "$isoDayOfWeek", date -> date.getDayOfWeek().getValue());
    part(all, "$isoWeek", date -> date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    part(all, "$isoWeekYear", date -> (long) date.get(IsoFields.WEEK_BASED_YEAR));
    part(all, "$week", DateOperators::week);
    part(all, "$year", ZonedDateTime::getYear);
    part(all, "$month", ZonedDateTime::getMonthValue);
    part(all, "$dayOfMonth", ZonedDateTime::getDayOfMonth);
    part(all, "$dayOfYear", ZonedDateTime::getDayOfYear);
    part(all, "$dayOfWeek", DateOperators::dayOfWeek);
    part(all, "$hour", ZonedDateTime::getHour);
    part(all, "$minute", ZonedDateTime::getMinute);
    part(all, "$second", ZonedDateTime::getSecond);
    all.put("$dateAdd", o -> add(Operands.members(o), 1));
    all.put("$dateSubtract", o -> add(Operands.members(o), -1));
    all.put("$dateDiff", o -> difference(Operands.members(o)));
    all.put("$dateTrunc", o -> DateBins.truncated(Operands.members(o)));
    all.put("$dateToString", o -> DateFormat.text(Operands.members(o)));
    all.put("$dateToParts", o -> DateParts.of(Operands.members(o)));
    all.put("$dateFromParts", o -> DateParts.date(Operands.members(o)));
    all.put("$dateFromString", o -> DateFormat.date(Operands.members(o)));
    return Map.copyOf(all);
  }

  private static void part(
      Map<String, ValueOperator> all, String name, Function<ZonedDateTime, Object> part) {
    all.put(
        name,
        o -> {
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

  /** Returns the week of the year; weeks begin on Sundays, and what is before the first is 0. */
  static int week(ZonedDateTime date) {
    return (date.getDayOfYear() + 6 - date.getDayOfWeek().getValue() % 7) / 7;
  }

  /** Returns the day of the week, from 1 for Sunday. */
  static int dayOfWeek(ZonedDateTime date) {
    return date.getDayOfWeek().getValue() % 7 + 1;
  }

  static ZonedDateTime zoned(@Nullable Object date, @Nullable Object zone) {
    Instant instant = Instants.of(date);
    if (instant == null) {
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
    if (Instants.of(members.get("startDate")) == null) {
      throw Refused.because(5166403, "the operator needs a date as 'startDate'");
    }
    Number given = Operands.number(members, "amount", 5166405);
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
      if (Instants.of(members.get(name)) == null) {
        throw Refused.because(
            5166307,
            "$dateDiff requires '%s' to be a date, but got %s"
                .formatted(name, Types.of(members.get(name))));
      }
    }
    Document from = new Document(members).append("date", members.get("startDate"));
    Document to = new Document(members).append("date", members.get("endDate"));
    ZonedDateTime start = zoned(DateBins.truncated(from), members.get(TIMEZONE));
    ZonedDateTime end = zoned(DateBins.truncated(to), members.get(TIMEZONE));
    long between = unit(unit).between(start, end);
    return "quarter".equals(unit) ? between / 3 : between;
  }
}
