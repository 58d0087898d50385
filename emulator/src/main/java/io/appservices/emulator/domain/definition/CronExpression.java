package io.appservices.emulator.domain.definition;

import io.appservices.emulator.domain.AdminRefusals;
import io.appservices.emulator.domain.AppServicesException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The schedule of a trigger (docs: scheduled triggers, CRON expressions): five fields, minute,
 * hour, day of the month, month and weekday, in UTC. It is due whenever all of them match, also
 * where both kinds of day are said.
 */
public final class CronExpression {

  private static final Pattern SPACE = Pattern.compile(" +");
  private static final int MINUTES = 60;

  /** A 29th of February on a certain weekday can be forty years away. */
  private static final int DAYS_AHEAD = 41 * 366;

  private static final LocalDateTime FIRST = LocalDateTime.of(0, 1, 1, 0, 0);
  private static final LocalDateTime LAST = LocalDateTime.of(9999, 12, 31, 23, 59);

  private final long[] values;

  private CronExpression(long[] values) {
    this.values = values;
  }

  /**
   * Reads an expression.
   *
   * @throws AppServicesException if it is none, saying what is wrong with it
   */
  public static CronExpression parse(String text) {
    String[] fields = SPACE.split(text.strip(), -1);
    CronField[] kinds = CronField.values();
    if (fields.length != kinds.length) {
      throw AdminRefusals.schedule(text, "expected five fields that spaces separate");
    }
    long[] values = new long[kinds.length];
    for (CronField kind : kinds) {
      try {
        values[kind.ordinal()] = kind.parse(fields[kind.ordinal()]);
      } catch (IllegalArgumentException e) {
        throw AdminRefusals.schedule(text, String.valueOf(e.getMessage()));
      }
    }
    return new CronExpression(values);
  }

  /**
   * Returns the first time that it is due after another.
   *
   * @return a whole minute from the year 0 to 9999; empty if there is none, as for a 30th of
   *     February
   */
  public Optional<Instant> next(Instant after) {
    if (!after.isBefore(LAST.toInstant(ZoneOffset.UTC))) {
      return Optional.empty();
    }
    if (after.isBefore(FIRST.toInstant(ZoneOffset.UTC))) {
      return nextFrom(FIRST);
    }
    long minute = Math.floorDiv(after.getEpochSecond(), MINUTES) + 1;
    return nextFrom(LocalDateTime.ofEpochSecond(minute * MINUTES, 0, ZoneOffset.UTC));
  }

  private Optional<Instant> nextFrom(LocalDateTime time) {
    LocalDate day = time.toLocalDate();
    int minute = matches(day) ? minuteFrom(time.getHour(), time.getMinute()) : -1;
    for (int i = 0; minute < 0 && i < DAYS_AHEAD && day.isBefore(LAST.toLocalDate()); i++) {
      day = day.plusDays(1);
      minute = matches(day) ? minuteFrom(0, 0) : -1;
    }
    return minute < 0
        ? Optional.empty()
        : Optional.of(day.atStartOfDay().plusMinutes(minute).toInstant(ZoneOffset.UTC));
  }

  private boolean matches(LocalDate day) {
    return first(CronField.MONTH, day.getMonthValue()) == day.getMonthValue()
        && first(CronField.DAY_OF_MONTH, day.getDayOfMonth()) == day.getDayOfMonth()
        && first(CronField.WEEKDAY, weekday(day)) == weekday(day);
  }

  /** Returns the number of the weekday; Sunday is 0. */
  private static int weekday(LocalDate day) {
    return day.getDayOfWeek().getValue() % 7;
  }

  /**
   * Returns the first minute of a day that matches, from a time of day on; negative if there is
   * none.
   */
  private int minuteFrom(int hour, int minute) {
    int matching = first(CronField.HOUR, hour);
    int inHour = matching == hour ? first(CronField.MINUTE, minute) : -1;
    if (inHour >= 0) {
      return hour * MINUTES + inHour;
    }
    int later = matching == hour ? first(CronField.HOUR, hour + 1) : matching;
    return later < 0 ? -1 : later * MINUTES + first(CronField.MINUTE, 0);
  }

  /** Returns the first value of a field from one on; negative if there is none. */
  private int first(CronField field, int from) {
    long rest = values[field.ordinal()] >>> from;
    return rest == 0 ? -1 : from + Long.numberOfTrailingZeros(rest);
  }
}
