package io.appservices.emulator.service.journal;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.emulator.LogEntry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * The requests about an app that the service writes into its log: authentication, API keys and
 * changes by operators. They are read from the journal, and so are there as long as it keeps them.
 */
public final class RequestLog {

  private static final String AUTH = "AUTH";
  private static final String API_KEY = "API_KEY";
  private static final String API = "API";

  private static final Set<String> AUTH_OPERATIONS =
      Set.of(
          "clientLogin",
          "clientRegisterEmail",
          "clientConfirmEmail",
          "clientSendConfirmation",
          "clientCallConfirmation",
          "clientResetPassword",
          "clientSendPasswordReset",
          "clientCallPasswordReset",
          "clientLogout",
          "clientDeleteUser",
          "clientOAuthCallback");

  /** Those that clients call all the time, of which only refusals are of interest. */
  private static final Set<String> FREQUENT_OPERATIONS =
      Set.of("clientRefreshSession", "clientGetProfile");

  private static final Set<String> API_KEY_OPERATIONS =
      Set.of(
          "clientCreateApiKey", "clientDeleteApiKey", "clientEnableApiKey", "clientDisableApiKey");

  private final Journal journal;

  public RequestLog(Journal journal) {
    this.journal = journal;
  }

  /** Returns the requests about an app that belong into its log, oldest first. */
  public List<LogEntry> list(App app) {
    return journal.list(entry -> entry.appId().filter(app.id()::equals).isPresent()).stream()
        .flatMap(entry -> type(entry).map(type -> logEntry(entry, type)).stream())
        .toList();
  }

  private static Optional<String> type(JournalEntry entry) {
    String operation = entry.operation();
    boolean refused = entry.refusal().isPresent();
    if (AUTH_OPERATIONS.contains(operation) || refused && FREQUENT_OPERATIONS.contains(operation)) {
      return Optional.of(AUTH);
    }
    if (API_KEY_OPERATIONS.contains(operation)) {
      return Optional.of(API_KEY);
    }
    boolean changes = !entry.method().equals("GET") && !entry.method().equals("HEAD");
    return operation.startsWith("admin") && (changes || refused)
        ? Optional.of(API)
        : Optional.empty();
  }

  private static LogEntry logEntry(JournalEntry entry, String type) {
    return new LogEntry(
        entry.reference().orElseGet(() -> id(entry)),
        type,
        "",
        entry.userId().map(ObjectId::toHexString).orElse(""),
        entry.startedAt(),
        entry.duration().toMillis(),
        entry.refusal().map(JournalEntry.Refusal::reason).orElse(null),
        List.of(),
        new LogEntry.Request(
            entry.method(),
            entry.path(),
            entry.status(),
            entry.refusal().flatMap(JournalEntry.Refusal::code)),
        new Document());
  }

  /** Returns an id that is always the same for a request. */
  private static ObjectId id(JournalEntry entry) {
    return new ObjectId(
        (int) entry.startedAt().getEpochSecond(), (int) (entry.number() & 0xFF_FFFF));
  }
}
