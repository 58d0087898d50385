package io.appservices.emulator.cluster.aggregation;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
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

  private static final String TIMEZONE = "timezone";

  private DateOperators() {}

  static void addTo(Map<String, Operator> all) {
    part(all, "$millisecond", date -> date.getNano() / 1_000_000);
    part(all, "$isoDayOfWeek", date -> date.getDayOfWeek().getValue());
    part(all, "$isoWeek", date -> date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    part(all, "$isoWeekYear", date -> (long) date.get(IsoFields.WEEK_BASED_YEAR));
    part(all, "$week", date -> (date.getDayOfYear() + 6 - date.getDayOfWeek().getValue() % 7) / 7);
    all.put("$dateAdd", (e, o) -> add(Operator.members(o), 1));
    all.put("$dateSubtract", (e, o) -> add(Operator.members(o), -1));
    all.put("$dateDiff", (e, o) -> difference(Operator.members(o)));
    all.put("$dateTrunc", (e, o) -> truncate(Operator.members(o)));
    all.put("$dateToParts", (e, o) -> parts(Operator.members(o)));
    all.put("$dateFromParts", (e, o) -> fromParts(Operator.members(o)));
    all.put("$dateFromString", (e, o) -> fromString(Operator.members(o)));
  }

  private static void part(
      Map<String, Operator> all, String name, Function<ZonedDateTime, Object> part) {
    all.put(
        name,
        (e, o) -> {
          @Nullable Object date = o instanceof List<?> list && list.size() == 1 ? list.get(0) : o;
          @Nullable Object zone = null;
          if (date instanceof Document members) {
            date = members.get("date");
            zone = members.get(TIMEZONE);
          }
          return Missing.isNullOrMissing(date) ? null : part.apply(zoned(date, zone));
        });
  }

  private static ZonedDateTime zoned(@Nullable Object date, @Nullable Object zone) {
    if (!(date instanceof Instant instant)) {
      throw Refused.because(16006, "can't convert from " + Types.of(date) + " to Date");
    }
    return instant.atZone(zone(zone));
  }

  private static ZoneId zone(@Nullable Object zone) {
    try {
      return zone == null ? ZoneOffset.UTC : ZoneId.of(zone.toString());
    } catch (DateTimeException e) {
      throw Refused.because(40485, "unrecognized time zone identifier: \"" + zone + "\"");
    }
  }

  static ChronoUnit unit(@Nullable Object name) {
    return switch (String.valueOf(name)) {
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
    long amount = sign * ((Number) members.get("amount")).longValue();
    long times = "quarter".equals(members.get("unit")) ? 3 : 1;
    return zoned(members.get("startDate"), members.get(TIMEZONE))
        .plus(times * amount, unit(members.get("unit")))
        .toInstant();
  }

  private static @Nullable Object difference(Document members) {
    if (members.get("startDate") == null || members.get("endDate") == null) {
      return null;
    }
    Object unit = members.get("unit");
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
    ZonedDateTime date = zoned(members.get("date"), members.get(TIMEZONE));
    String unit = String.valueOf(members.get("unit"));
    ZonedDateTime truncated =
        switch (unit) {
          case "year" -> date.withDayOfYear(1).truncatedTo(ChronoUnit.DAYS);
          case "quarter" ->
              date.withDayOfMonth(1)
                  .withMonth((date.getMonthValue() - 1) / 3 * 3 + 1)
                  .truncatedTo(ChronoUnit.DAYS);
          case "month" -> date.withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS);
          case "week" ->
              date.with(TemporalAdjusters.previousOrSame(firstDay(members.get("startOfWeek"))))
                  .truncatedTo(ChronoUnit.DAYS);
          default -> date.truncatedTo(unit(unit));
        };
    return truncated.toInstant();
  }

  private static DayOfWeek firstDay(@Nullable Object name) {
    String wanted = name == null ? "SUN" : name.toString().toUpperCase(Locale.ROOT);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (wanted.length() >= 3 && day.name().startsWith(wanted.substring(0, 3))) {
        return day;
      }
    }
    throw Refused.because(9, "unknown day of week value: " + name);
  }

  private static @Nullable Object parts(Document members) {
    if (members.get("date") == null) {
      return null;
    }
    ZonedDateTime date = zoned(members.get("date"), members.get(TIMEZONE));
    return new Document("year", date.getYear())
        .append("month", date.getMonthValue())
        .append("day", date.getDayOfMonth())
        .append("hour", date.getHour())
        .append("minute", date.getMinute())
        .append("second", date.getSecond())
        .append("millisecond", date.getNano() / 1_000_000);
  }

  private static @Nullable Object fromParts(Document members) {
    if (members.containsValue(null)) {
      return null;
    }
    return LocalDateTime.of(number(members, "year", 1970), 1, 1, 0, 0)
        .plusMonths(number(members, "month", 1) - 1L)
        .plusDays(number(members, "day", 1) - 1L)
        .plusHours(number(members, "hour", 0))
        .plusMinutes(number(members, "minute", 0))
        .plusSeconds(number(members, "second", 0))
        .plus(number(members, "millisecond", 0), ChronoUnit.MILLIS)
        .atZone(zone(members.get(TIMEZONE)))
        .toInstant();
  }

  private static int number(Document members, String name, int absent) {
    return members.get(name) instanceof Number number ? number.intValue() : absent;
  }

  private static @Nullable Object fromString(Document members) {
    Object text = members.get("dateString");
    if (text == null) {
      return members.get("onNull");
    }
    try {
      return parsed(text.toString(), members.get("format"), zone(members.get(TIMEZONE)));
    } catch (DateTimeParseException e) {
      if (members.containsKey("onError")) {
        return members.get("onError");
      }
      throw Refused.because(241, "Error parsing date string '" + text + "'");
    }
  }

  private static Instant parsed(String text, @Nullable Object format, ZoneId zone) {
    if (format == null) {
      return parsed(text, zone);
    }
    String pattern =
        format
            .toString()
            .replace("%Y", "uuuu")
            .replace("%m", "MM")
            .replace("%d", "dd")
            .replace("%H", "HH")
            .replace("%M", "mm")
            .replace("%S", "ss")
            .replace("%L", "SSS")
            .replace("%j", "DDD")
            .replace("%z", "xx")
            .replace("T", "'T'")
            .replace("%%", "%");
    var parsed =
        DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
            .parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    if (parsed instanceof OffsetDateTime date) {
      return date.toInstant();
    }
    return parsed instanceof LocalDateTime date
        ? date.atZone(zone).toInstant()
        : ((LocalDate) parsed).atStartOfDay(zone).toInstant();
  }

  private static Instant parsed(String text, ZoneId zone) {
    String iso = text.replace(' ', 'T');
    if (iso.indexOf('T') < 0) {
      return LocalDate.parse(iso).atStartOfDay(zone).toInstant();
    }
    boolean hasZone = iso.matches(".*(Z|[+-]\\d{2}:?\\d{2})$");
    return hasZone
        ? OffsetDateTime.parse(iso.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2")).toInstant()
        : LocalDateTime.parse(iso).atZone(zone).toInstant();
  }
}
