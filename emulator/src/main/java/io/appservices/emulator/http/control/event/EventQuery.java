package io.appservices.emulator.http.control.event;

import io.appservices.emulator.api.UserEvent.Kind;
import io.appservices.emulator.domain.MemberErrors;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.Suggestion;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.control.Waiting;
import io.appservices.emulator.service.event.EventLog;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The query of a listing of events.
 *
 * @param types the kinds; empty for all
 * @param since only events of this time and later ones
 * @param after only events with a higher number
 * @param limit the newest so many are listed
 * @param waitMillis how long to wait for one
 */
record EventQuery(
    Optional<String> app,
    Optional<String> user,
    List<Kind> types,
    Optional<Instant> since,
    long after,
    int limit,
    long waitMillis)
    implements Predicate<EventLog.Entry> {

  private static final Set<String> NAMES =
      Set.of("app", "user", "type", "since", "after", "limit", Waiting.PARAMETER);
  private static final int MOST = 1_000;
  private static final int STANDARD = 100;
  private static final List<String> TYPES =
      Arrays.stream(Kind.values()).map(EventView::type).toList();

  static EventQuery parse(Call call) {
    Members query = call.parameters(MemberErrors.QUERY);
    Waiting.requireNames(query, NAMES);
    return new EventQuery(
        query.text("app"),
        query.text("user"),
        call.queryAll("type").stream().map(EventQuery::kind).toList(),
        query.parsed("since", EventQuery::time, "a time such as 2030-01-01T00:00:00Z"),
        Waiting.number(query, "after", 0, Integer.MAX_VALUE).orElse(0),
        Waiting.number(query, "limit", 1, MOST).orElse(STANDARD),
        Waiting.millis(query));
  }

  private static Instant time(String text) {
    // A plus sign that was not encoded has become a space.
    return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
  }

  private static Kind kind(String name) {
    String type = name.toLowerCase(Locale.ROOT);
    if (!TYPES.contains(type)) {
      throw Refusals.badRequest(
          "no event has the type '%s'%s; there are %s"
              .formatted(name, Suggestion.of(type, TYPES), String.join(", ", TYPES)));
    }
    return Kind.valueOf(type.toUpperCase(Locale.ROOT));
  }

  /** Returns whether the event is one of those asked for, whatever its number. */
  boolean selects(EventLog.Entry entry) {
    return app.filter(id -> !id.equals(entry.event().origin().clientAppId())).isEmpty()
        && user.filter(id -> !id.equals(userId(entry))).isEmpty()
        && (types.isEmpty() || types.contains(entry.event().kind()))
        && since.filter(entry.event().origin().time()::isBefore).isEmpty();
  }

  private static String userId(EventLog.Entry entry) {
    return entry.event().userId().map(id -> id.toHexString()).orElse("");
  }

  @Override
  public boolean test(EventLog.Entry entry) {
    return entry.number() > after && selects(entry);
  }
}
