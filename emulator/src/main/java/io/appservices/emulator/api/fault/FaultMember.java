package io.appservices.emulator.api.fault;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A member of a fault: its name over HTTP, the kinds that have it, and which values are valid. The
 * one place that says so, for callers in process and over HTTP.
 */
record FaultMember(
    String name,
    Set<FaultKind> kinds,
    boolean required,
    String expected,
    Function<Object, Optional<Object>> reader) {

  private static final Set<FaultKind> ALL = EnumSet.allOf(FaultKind.class);
  private static final int LONGEST_CODE = 100;
  private static final int LONGEST_TEXT = 1_000;
  static final int MOST_DELAY_MILLIS = 300_000;
  private static final int MOST_OPERATIONS = 100;

  static final List<FaultMember> MEMBERS =
      List.of(
          number("status", true, 400, 599, FaultKind.STATUS),
          text("error_code", LONGEST_CODE, FaultKind.STATUS),
          text("error", LONGEST_TEXT, FaultKind.STATUS),
          number(
              "retry_after_seconds",
              false,
              0,
              86_400,
              FaultKind.STATUS,
              FaultKind.MAINTENANCE,
              FaultKind.TOO_MANY_REQUESTS),
          number("millis", true, 0, MOST_DELAY_MILLIS, FaultKind.DELAY),
          number("max_millis", false, 0, MOST_DELAY_MILLIS, FaultKind.DELAY),
          number("bytes", false, 0, Integer.MAX_VALUE, FaultKind.CUT_BODY),
          number("bytes_per_second", true, 1, 1_000_000, FaultKind.SLOW_BODY),
          number("refreshes", false, 1, 1_000, FaultKind.REFRESH_STORM),
          new FaultMember(
              "operation",
              ALL,
              false,
              "the name of an operation, or an array of names",
              FaultMember::operations),
          anyText("app"),
          anyText("user"),
          anyText("method"),
          anyText("path"),
          number("times", 1, 1_000_000_000),
          number("every", 1, 1_000_000),
          new FaultMember(
              "probability",
              ALL,
              false,
              "a number from 0 to 1 that is not 0",
              FaultMember::probability),
          new FaultMember("seed", ALL, false, "a whole number", FaultMember::wholeNumber));

  private static FaultMember number(
      String name, boolean required, long least, long most, FaultKind... kinds) {
    return new FaultMember(
        name,
        Set.of(kinds),
        required,
        "a whole number from " + least + " to " + most,
        value -> wholeNumber(value).filter(n -> (Long) n >= least && (Long) n <= most));
  }

  private static FaultMember number(String name, long least, long most) {
    return number(name, false, least, most, FaultKind.values());
  }

  private static FaultMember text(String name, int longest, FaultKind... kinds) {
    return new FaultMember(
        name,
        Set.of(kinds),
        false,
        "a text of 1 to " + longest + " characters",
        value -> text(value).filter(t -> t.toString().length() <= longest));
  }

  private static FaultMember anyText(String name) {
    return text(name, LONGEST_TEXT, FaultKind.values());
  }

  private static Optional<Object> text(Object value) {
    return value instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
  }

  private static Optional<Object> wholeNumber(Object value) {
    return value instanceof Integer || value instanceof Long
        ? Optional.of(((Number) value).longValue())
        : Optional.empty();
  }

  private static Optional<Object> probability(Object value) {
    return value instanceof Number number && number.doubleValue() > 0 && number.doubleValue() <= 1
        ? Optional.of(number.doubleValue())
        : Optional.empty();
  }

  private static Optional<Object> operations(Object value) {
    List<?> names = value instanceof List<?> list ? list : List.of(value);
    boolean valid =
        !names.isEmpty()
            && names.size() <= MOST_OPERATIONS
            && names.stream().allMatch(name -> text(name).isPresent());
    return valid ? Optional.of(List.copyOf(names)) : Optional.empty();
  }

  /** Returns the value as it is kept. */
  Object read(@Nullable Object value) {
    return Optional.ofNullable(value)
        .flatMap(reader)
        .orElseThrow(
            () ->
                new IllegalArgumentException("'" + name + "' must be " + expected + ": " + value));
  }
}
