package io.appservices.emulator.cluster.aggregation.expression;

import de.bwaldvogel.mongo.bson.Document;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates as text, in the formats of {@code $dateToString}. */
final class DateText {

  private static final String ISO = "%Y-%m-%dT%H:%M:%S.%L";
  private static final int LAST_YEAR = 9999;

  private DateText() {}

  /** Returns the value of {@code $dateToString}. */
  static @Nullable Object of(Document members) {
    Object date = members.get("date");
    if (date == null) {
      return members.get("onNull");
    }
    Object zone = members.get(DateOperators.TIMEZONE);
    boolean isNull =
        members.containsKey(DateOperators.TIMEZONE) && zone == null
            || members.containsKey("format") && members.get("format") == null;
    if (isNull) {
      return null;
    }
    Object format = members.getOrDefault("format", zone == null ? ISO + "Z" : ISO);
    if (!(format instanceof String text)) {
      throw Refused.because(
          18533, "$dateToString requires that 'format' be a string, found: " + Types.of(format));
    }
    return text(DateOperators.zoned(date, zone), text);
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
    int minutes = date.getOffset().getTotalSeconds() / 60;
    return switch (specifier) {
      case '%' -> "%";
      case 'Y' -> year(date.getYear());
      case 'G' -> year(date.get(IsoFields.WEEK_BASED_YEAR));
      case 'm' -> padded(date.getMonthValue(), 2);
      case 'b' -> date.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case 'B' -> date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case 'd' -> padded(date.getDayOfMonth(), 2);
      case 'H' -> padded(date.getHour(), 2);
      case 'M' -> padded(date.getMinute(), 2);
      case 'S' -> padded(date.getSecond(), 2);
      case 'L' -> padded(date.getNano() / 1_000_000, 3);
      case 'j' -> padded(date.getDayOfYear(), 3);
      case 'w' -> String.valueOf(DateOperators.dayOfWeek(date));
      case 'u' -> String.valueOf(date.getDayOfWeek().getValue());
      case 'U' -> padded(DateOperators.week(date), 2);
      case 'V' -> padded(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2);
      case 'z' -> sign(minutes) + padded(Math.abs(minutes) / 60 * 100 + Math.abs(minutes) % 60, 4);
      case 'Z' -> sign(minutes) + Math.abs(minutes);
      default ->
          throw Refused.because(
              18536, "Invalid format character '%" + specifier + "' in format string");
    };
  }

  private static String year(int year) {
    if (year < 0 || year > LAST_YEAR) {
      throw Refused.because(
          18537, "Could not convert date to string: date component was outside 0-9999: " + year);
    }
    return padded(year, 4);
  }

  private static String padded(int number, int width) {
    return ("%0" + width + "d").formatted(number);
  }

  private static String sign(int minutes) {
    return minutes < 0 ? "-" : "+";
  }
}
