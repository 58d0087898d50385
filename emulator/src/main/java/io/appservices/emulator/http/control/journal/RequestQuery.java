package io.appservices.emulator.http.control.journal;

import io.appservices.emulator.domain.MemberErrors;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.control.Waiting;
import io.appservices.emulator.service.journal.JournalEntry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The query of a listing of requests.
 *
 * @param operations the names; empty for all
 * @param fault the id of the fault that they met
 * @param after only requests with a higher number
 * @param limit the newest so many are listed
 * @param waitMillis how long to wait for one
 */
record RequestQuery(
    List<String> operations,
    Optional<String> app,
    Optional<String> user,
    Optional<Integer> status,
    Optional<Boolean> refused,
    Optional<String> fault,
    long after,
    int limit,
    long waitMillis)
    implements Predicate<JournalEntry> {

  private static final Set<String> NAMES =
      Set.of(
          "operation",
          "app",
          "user",
          "status",
          "refused",
          "fault",
          "after",
          "limit",
          "wait_seconds");

  private static final int MOST = 1_000;

  static RequestQuery parse(Call call, OperationIndex index) {
    Members query = call.parameters(MemberErrors.QUERY);
    Waiting.requireNames(query, NAMES);
    try {
      return new RequestQuery(
          call.queryAll("operation").stream().map(index::check).toList(),
          query.text("app"),
          query.text("user"),
          Waiting.number(query, "status", 100, 599),
          query.parsed("refused", RequestQuery::bool, "true or false"),
          query.text("fault"),
          Waiting.number(query, "after", 0, Integer.MAX_VALUE).orElse(0),
          Waiting.number(query, "limit", 1, MOST).orElse(100),
          Waiting.millis(query));
    } catch (IllegalArgumentException unknownOperation) {
      throw Refusals.badRequest(String.valueOf(unknownOperation.getMessage()));
    }
  }

  private static Boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static boolean isOf(String fault, JournalEntry entry) {
    return entry.fault().filter(met -> met.id().equals(fault)).isPresent();
  }

  @Override
  public boolean test(JournalEntry entry) {
    return entry.number() > after
        && (operations.isEmpty() || operations.contains(entry.operation()))
        && app.filter(name -> !entry.clientAppId().equals(Optional.of(name))).isEmpty()
        && user.filter(id -> !id.equals(entry.userId().map(Object::toString).orElse(""))).isEmpty()
        && status.filter(code -> code != entry.status()).isEmpty()
        && refused.filter(is -> is != entry.refusal().isPresent()).isEmpty()
        && fault.filter(id -> !isOf(id, entry)).isEmpty();
  }
}
