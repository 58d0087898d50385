package io.appservices.emulator.cluster.aggregation.expression.date;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates in text, in the formats of {@code $dateFromString}. */
public final class DateFormat {

  private static final String ISO = "%Y-%m-%dT%H:%M:%S.%L";
  private static final String ISO_UTC = ISO + "Z";

  private DateFormat() {}

  /** Returns the value of {@code $dateToString}. */
  public static @Nullable Object text(Document members) {
    Object given = members.get("format");
    if (members.containsKey("format") && given != null && !(given instanceof String)) {
      throw Refused.because(
          18533, "$dateToString requires that 'format' be a string, found: " + Types.of(given));
    }
    Object date = members.get("date");
    boolean isNull =
        members.containsKey("format") && given == null
            || members.containsKey(DateOperators.TIMEZONE)
                && members.get(DateOperators.TIMEZONE) == null;
    if (date == null) {
      return members.get("onNull");
    }
    if (isNull) {
      return null;
    }
    ZoneId zone = DateOperators.zone(members.get(DateOperators.TIMEZONE));
    String format = zone.equals(ZoneOffset.UTC) || "UTC".equals(zone.getId()) ? ISO_UTC : ISO;
    return text(
        DateOperators.zoned(date, members.get(DateOperators.TIMEZONE)),
        given == null ? format : (String) given);
  }

  /** Returns a date in UTC, in ISO 8601. */
  public static String text(Instant date) {
    return text(date.atZone(ZoneOffset.UTC), ISO_UTC);
  }

  private static String text(ZonedDateTime date, String format) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char next = format.charAt(i);
      if (next != '%') {
        text.append(next);
      } else if (++i < format.length()) {
        text.append(part(date, format.charAt(i)));
      } else {
        throw Refused.because(18535, "Unmatched '%' at end of format string");
      }
    }
    return text.toString();
  }

  private static String part(ZonedDateTime date, char specifier) {
    return switch (specifier) {
      case '%' -> "%";
      case 'b' -> date.format(DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH));
      case 'B' -> date.format(DateTimeFormatter.ofPattern("MMMM", Locale.ENGLISH));
      case 'd' -> "%02d".formatted(date.getDayOfMonth());
      case 'G' -> "%04d".formatted(date.get(IsoFields.WEEK_BASED_YEAR));
      case 'H' -> "%02d".formatted(date.getHour());
      case 'j' -> "%03d".formatted(date.getDayOfYear());
      case 'L' -> "%03d".formatted(date.getNano() / 1_000_000);
      case 'm' -> "%02d".formatted(date.getMonthValue());
      case 'M' -> "%02d".formatted(date.getMinute());
      case 'S' -> "%02d".formatted(date.getSecond());
      case 'u' -> String.valueOf(date.getDayOfWeek().getValue());
      case 'U' -> "%02d".formatted(DateOperators.week(date));
      case 'V' -> "%02d".formatted(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case 'w' -> String.valueOf(DateOperators.dayOfWeek(date));
      case 'Y' -> "%04d".formatted(date.getYear());
      case 'z' -> date.format(DateTimeFormatter.ofPattern("xx", Locale.ROOT));
      case 'Z' -> "%+d".formatted(date.getOffset().getTotalSeconds() / 60);
      default ->
          throw Refused.because(
              18536, "Invalid format character '%" + specifier + "' in format string");
    };
  }

  /** Returns the value of {@code $dateFromString}. */
  public static @Nullable Object date(Document members) {
    Object text = members.get("dateString");
    if (text == null) {
      return members.get("onNull");
    }
    String format = format(members.get("format"));
    ZoneId zone = DateOperators.zone(members.get(DateOperators.TIMEZONE));
    Instant date = text instanceof String given ? orNull(given, format, zone) : null;
    if (date != null) {
      return date;
    }
    if (members.containsKey("onError")) {
      return members.get("onError");
    }
    throw Refused.because(
        241,
        text instanceof String
            ? "Error parsing date string '" + text + "'"
            : "$dateFromString requires that 'dateString' be a string, found: " + Types.of(text));
  }

  /** Returns the date in a text; null if the text does not have the format. */
  private static @Nullable Instant orNull(String text, @Nullable String format, ZoneId zone) {
    try {
      return parse(text, format, zone);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable String format(@Nullable Object given) {
    if (given == null || given instanceof String) {
      return (String) given;
    }
    throw Refused.because(
        40684, "$dateFromString requires that 'format' be a string, found: " + Types.of(given));
  }

  /** Reads a date; without a format, in ISO 8601. */
  private static Instant parse(String text, @Nullable String format, ZoneId zone) {
    if (format == null) {
      return parseIso(text, zone);
    }
    var parsed =
        formatter(format)
            .parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    if (parsed instanceof OffsetDateTime date) {
      return date.toInstant();
    }
    return parsed instanceof LocalDateTime date
        ? date.atZone(zone).toInstant()
        : ((LocalDate) parsed).atStartOfDay(zone).toInstant();
  }

  private static DateTimeFormatter formatter(String format) {
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
    for (int i = 0; i < format.length(); i++) {
      char next = format.charAt(i);
      if (next != '%') {
        builder.appendLiteral(next);
      } else if (++i < format.length()) {
        append(builder, format.charAt(i));
      } else {
        throw Refused.because(18535, "Unmatched '%' at end of format string");
      }
    }
    return builder.toFormatter(Locale.ENGLISH);
  }

  private static void append(DateTimeFormatterBuilder builder, char specifier) {
    if (specifier == '%') {
      builder.appendLiteral('%');
      return;
    }
    builder.appendPattern(
        switch (specifier) {
          case 'Y' -> "uuuu";
          case 'm' -> "MM";
          case 'd' -> "dd";
          case 'H' -> "HH";
          case 'M' -> "mm";
          case 'S' -> "ss";
          case 'L' -> "SSS";
          case 'b' -> "MMM";
          case 'B' -> "MMMM";
          case 'j' -> "DDD";
          case 'z' -> "xx";
          default ->
              throw Refused.because(
                  18536, "Invalid format character '%" + specifier + "' in format string");
        });
  }

  private static Instant parseIso(String text, ZoneId zone) {
    String iso = text.strip().replace(' ', 'T');
    if (iso.matches("\\d{4}-\\d{2}")) {
      return LocalDate.parse(iso + "-01").atStartOfDay(zone).toInstant();
    }
    if (iso.indexOf('T') < 0) {
      return LocalDate.parse(iso).atStartOfDay(zone).toInstant();
    }
    boolean hasZone = iso.matches(".*(Z|[+-]\\d{2}:?\\d{2})$");
    return hasZone
        ? OffsetDateTime.parse(iso.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2")).toInstant()
        : LocalDateTime.parse(iso).atZone(zone).toInstant();
  }
}
