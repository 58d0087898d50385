package io.appservices.emulator.http.admin;

import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.service.function.AppLog;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which runs a listing of the log is asked for.
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
    return new LogQuery(
        call.query("start_date").map(date -> date("start_date", date)),
        call.query("end_date").map(date -> date("end_date", date)),
        call.query("user_id"),
        call.query("co_id"),
        call.query("type").map(list -> Arrays.stream(list.split(","))).stream()
            .flatMap(names -> names)
            .collect(Collectors.toUnmodifiableSet()),
        call.query("errors_only").filter("true"::equals).isPresent(),
        call.query("skip").map(number -> number("skip", number, 0)).orElse(0),
        Math.min(
            call.query("limit").map(number -> number("limit", number, 1)).orElse(MAX_PAGE),
            MAX_PAGE));
  }

  boolean matches(AppLog.Entry entry) {
    return start.filter(entry.started()::isBefore).isEmpty()
        && end.filter(entry.started()::isAfter).isEmpty()
        && userId.filter(id -> !id.equals(entry.userId())).isEmpty()
        && coId.filter(id -> !id.equals(entry.id().toHexString())).isEmpty()
        && (types.isEmpty() || types.contains(entry.type()))
        && (!errorsOnly || entry.error() != null);
  }

  /** How many runs of the time that a page ends with have been shown already. */
  int skipAt(Instant last, List<AppLog.Entry> page) {
    long shown = page.stream().filter(entry -> entry.started().equals(last)).count();
    boolean goesOn = end.filter(last::equals).isPresent();
    return (int) shown + (goesOn ? skip : 0);
  }

  private static Instant date(String name, String text) {
    try {
      // A plus sign that was not encoded has become a space.
      return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    } catch (DateTimeException e) {
      throw Refusals.invalidParameter("'" + name + "' must be a date in the form of ISO 8601");
    }
  }

  private static int number(String name, String text, int least) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw Refusals.invalidParameter("'" + name + "' must be an integer");
    }
    throw Refusals.invalidParameter("'" + name + "' must be at least " + least);
  }
}
