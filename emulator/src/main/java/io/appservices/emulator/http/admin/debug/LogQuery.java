package io.appservices.emulator.http.admin.debug;

import io.appservices.emulator.domain.MemberErrors;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.emulator.LogEntry;
import io.appservices.emulator.http.Call;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The query of a log listing.
 *
 * @param start the earliest, included
 * @param end the latest, included: the next page begins at the time that this one ends with
 * @param types empty for any
 */
record LogQuery(
    Optional<Instant> start,
    Optional<Instant> end,
    Optional<String> userId,
    Optional<String> coId,
    Set<String> types,
    boolean errorsOnly,
    int skip,
    int limit) {

  /** The longest page (docs: Admin API, retrieve logs). */
  private static final int MAX_PAGE = 100;

  static LogQuery parse(Call call) {
    Members query = call.parameters(MemberErrors.QUERY);
    return new LogQuery(
        date(query, "start_date"),
        date(query, "end_date"),
        query.text("user_id"),
        query.text("co_id"),
        query.text("type").map(list -> Arrays.stream(list.split(","))).stream()
            .flatMap(names -> names)
            .collect(Collectors.toUnmodifiableSet()),
        query.text("errors_only").filter("true"::equals).isPresent(),
        number(query, "skip", 0).orElse(0),
        Math.min(number(query, "limit", 1).orElse(MAX_PAGE), MAX_PAGE));
  }

  boolean matches(LogEntry entry) {
    return start.filter(entry.started()::isBefore).isEmpty()
        && end.filter(entry.started()::isAfter).isEmpty()
        && userId.filter(id -> !id.equals(entry.userId())).isEmpty()
        && coId.filter(id -> !id.equals(entry.id().toHexString())).isEmpty()
        && (types.isEmpty() || types.contains(entry.type()))
        && (!errorsOnly || entry.error() != null);
  }

  /** Returns the number of runs, of the time that a page ends with, that were shown already. */
  int skipAt(Instant last, List<LogEntry> page) {
    long shown = page.stream().filter(entry -> entry.started().equals(last)).count();
    boolean goesOn = end.filter(last::equals).isPresent();
    return (int) shown + (goesOn ? skip : 0);
  }

  private static Optional<Instant> date(Members query, String name) {
    // A plus sign that was not encoded has become a space.
    return query.parsed(
        name,
        text -> OffsetDateTime.parse(text.replace(' ', '+')).toInstant(),
        "a date in the form of ISO 8601");
  }

  private static Optional<Integer> number(Members query, String name, int least) {
    Optional<Integer> number = query.parsed(name, Integer::valueOf, "an integer");
    if (number.filter(n -> n < least).isPresent()) {
      throw query.wrong(name, "at least " + least);
    }
    return number;
  }
}
