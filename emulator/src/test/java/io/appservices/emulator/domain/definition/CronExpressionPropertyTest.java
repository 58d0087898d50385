package io.appservices.emulator.domain.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.ErrorCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The time that is told is the first that matches: compared with looking at every minute. */
class CronExpressionPropertyTest {

  private static final int WINDOW_MINUTES = 3 * 24 * 60;
  private static final List<String> MONTHS =
      List.of("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(" "));
  private static final List<String> WEEKDAYS = List.of("SUN MON TUE WED THU FRI SAT".split(" "));

  /** A field as text, and what it means. */
  record Field(String text, IntPredicate meaning) {}

  /** A whole expression; its fields in their order. */
  record Fields(List<Field> fields) {

    String text() {
      return fields.stream().map(Field::text).collect(Collectors.joining(" "));
    }

    boolean matches(LocalDateTime time) {
      return fields.get(0).meaning().test(time.getMinute())
          && fields.get(1).meaning().test(time.getHour())
          && matches(time.toLocalDate());
    }

    boolean matches(LocalDate day) {
      return fields.get(2).meaning().test(day.getDayOfMonth())
          && fields.get(3).meaning().test(day.getMonthValue())
          && fields.get(4).meaning().test(day.getDayOfWeek().getValue() % 7);
    }

    @Override
    public String toString() {
      return text();
    }
  }

  @Property(tries = 400)
  void theNextTimeIsTheFirstThatMatches(
      @ForAll("expressions") Fields fields, @ForAll("times") Instant after) {
    Optional<Instant> next = CronExpression.parse(fields.text()).next(after);

    LocalDateTime start =
        LocalDateTime.ofInstant(after, ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
    Optional<LocalDateTime> first =
        IntStream.rangeClosed(1, WINDOW_MINUTES)
            .mapToObj(start::plusMinutes)
            .filter(fields::matches)
            .findFirst();
    if (first.isPresent()) {
      assertThat(next).contains(first.get().toInstant(ZoneOffset.UTC));
    } else {
      assertIsFirst(fields, start.plusMinutes(WINDOW_MINUTES).toLocalDate(), next);
    }
  }

  /** Every day has a minute that matches, so that days are enough to look at far away. */
  private static void assertIsFirst(Fields fields, LocalDate from, Optional<Instant> next) {
    LocalDate firstDay =
        from.datesUntil(from.plusYears(41)).filter(fields::matches).findFirst().orElse(null);
    assertThat(next.map(time -> LocalDate.ofInstant(time, ZoneOffset.UTC)).orElse(null))
        .isEqualTo(firstDay);
    next.ifPresent(
        time -> assertThat(fields.matches(LocalDateTime.ofInstant(time, ZoneOffset.UTC))).isTrue());
  }

  @Property(tries = 2_000)
  void anythingElseIsRefused(@ForAll("noise") String text) {
    try {
      CronExpression.parse(text)
          .next(Instant.EPOCH)
          .ifPresent(next -> assertThat(next).isAfter(Instant.EPOCH));
    } catch (AppServicesException e) {
      assertThat(e.code()).contains(ErrorCode.BAD_REQUEST);
      assertThat(e).hasMessageStartingWith("invalid schedule '" + text + "': ");
    }
  }

  @Provide
  Arbitrary<Fields> expressions() {
    return Combinators.combine(
            stepped(0, 59),
            stepped(0, 23),
            list(element(1, 31, List.of())),
            list(element(1, 12, MONTHS)),
            list(element(0, 6, WEEKDAYS)))
        .as((minute, hour, day, month, weekday) -> List.of(minute, hour, day, month, weekday))
        .map(Fields::new);
  }

  @Provide
  Arbitrary<Instant> times() {
    return Arbitraries.longs()
        .between(
            Instant.parse("1890-01-01T00:00:00Z").toEpochMilli(),
            Instant.parse("2150-01-01T00:00:00Z").toEpochMilli())
        .map(Instant::ofEpochMilli);
  }

  @Provide
  Arbitrary<String> noise() {
    Arbitrary<String> field =
        Arbitraries.strings().withChars("*/,-0123456789 JANMOSUafé").ofMaxLength(8);
    return Arbitraries.oneOf(
        field.list().ofMinSize(4).ofMaxSize(6).map(fields -> String.join(" ", fields)),
        Arbitraries.strings());
  }

  private static Arbitrary<Field> stepped(int first, int last) {
    Arbitrary<Field> all =
        Arbitraries.integers()
            .between(1, 99)
            .map(step -> new Field("*/" + step, value -> value % step == 0));
    // From zero on there is always a value, whatever the step.
    Arbitrary<Field> range =
        Combinators.combine(
                Arbitraries.integers().between(first, last), Arbitraries.integers().between(1, 99))
            .as(
                (to, step) ->
                    new Field("0-" + to + "/" + step, value -> value <= to && value % step == 0));
    return list(Arbitraries.oneOf(element(first, last, List.of()), all, range));
  }

  private static Arbitrary<Field> element(int first, int last, List<String> names) {
    Arbitrary<Integer> values = Arbitraries.integers().between(first, last);
    return Arbitraries.oneOf(
        Arbitraries.just(new Field("*", value -> true)),
        values.map(one -> new Field(name(one, first, names), value -> value == one)),
        Combinators.combine(values, values)
            .as(
                (a, b) -> {
                  int from = Math.min(a, b);
                  int to = Math.max(a, b);
                  return new Field(
                      name(from, first, names) + "-" + name(to, first, names),
                      value -> value >= from && value <= to);
                }));
  }

  /** Odd values by their names, where they have one. */
  private static String name(int value, int first, List<String> names) {
    return names.isEmpty() || value % 2 == 0 ? String.valueOf(value) : names.get(value - first);
  }

  private static Arbitrary<Field> list(Arbitrary<Field> elements) {
    return elements
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(
            list ->
                new Field(
                    list.stream().map(Field::text).collect(Collectors.joining(",")),
                    value -> list.stream().anyMatch(field -> field.meaning().test(value))));
  }
}
