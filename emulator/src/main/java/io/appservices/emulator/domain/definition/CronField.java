package io.appservices.emulator.domain.definition;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A field of a {@link CronExpression}, with its range of values. */
enum CronField {
  MINUTE("minute", 0, 59, true),
  HOUR("hour", 0, 23, true),
  DAY_OF_MONTH("dayOfMonth", 1, 31, false),
  MONTH(
      "month", 1, 12, false, "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT",
      "NOV", "DEC"),
  WEEKDAY("weekday", 0, 6, false, "SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,2}");

  private final String title;
  private final int first;
  private final int last;
  private final boolean hasSteps;
  private final List<String> names;

  CronField(String title, int first, int last, boolean hasSteps, String... names) {
    this.title = title;
    this.first = first;
    this.last = last;
    this.hasSteps = hasSteps;
    this.names = List.of(names);
  }

  /**
   * Returns the values that a field stands for, as the bits of that number.
   *
   * @throws IllegalArgumentException saying why it stands for none
   */
  long parse(String field) {
    long values = 0;
    for (String element : field.split(",", -1)) {
      long own = element(element);
      if (own == 0) {
        throw refusal("nothing is in '" + element + "'");
      }
      values |= own;
    }
    return values;
  }

  private long element(String element) {
    int slash = element.indexOf('/');
    if (slash < 0) {
      return range(element, 1);
    }
    String range = element.substring(0, slash);
    if (!hasSteps) {
      throw refusal("only minute and hour have steps");
    }
    int step = step(element.substring(slash + 1));
    return range.equals("*") || range.indexOf('-') >= 0
        ? range(range, step)
        : from(value(range), step);
  }

  /** Steps behind a single value start there and go on to the end. */
  private long from(int start, int step) {
    return bits(IntStream.rangeClosed(start, last).filter(value -> (value - start) % step == 0));
  }

  private int step(String text) {
    int step = number(text);
    if (step < 1) {
      throw refusal("'" + text + "' is no step");
    }
    return step;
  }

  /** Steps are counted from zero and not from the start of the range, as the documents say. */
  private long range(String text, int step) {
    int dash = text.indexOf('-');
    boolean isAll = text.equals("*");
    int from = isAll ? first : value(dash < 0 ? text : text.substring(0, dash));
    int to = isAll ? last : dash < 0 ? from : value(text.substring(dash + 1));
    return bits(IntStream.rangeClosed(from, to).filter(value -> value % step == 0));
  }

  private static long bits(IntStream values) {
    return values.mapToLong(value -> 1L << value).reduce(0, (a, b) -> a | b);
  }

  private int value(String text) {
    int named = names.indexOf(text.toUpperCase(Locale.ROOT));
    int value = named >= 0 ? first + named : number(text);
    if (value < first || value > last) {
      throw refusal("'" + text + "' is not from " + first + " to " + last);
    }
    return value;
  }

  /** Parses a number; negative if it is none. */
  private static int number(String text) {
    return NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
  }

  private IllegalArgumentException refusal(String reason) {
    return new IllegalArgumentException(title + ": " + reason);
  }
}
