package io.appservices.emulator.http.control.journal;

import io.appservices.emulator.service.journal.JournalEntry;
import org.bson.Document;

/** Shows a request as JSON. What is not known is left out. */
final class RequestView {

  private final OperationIndex index;

  RequestView(OperationIndex index) {
    this.index = index;
  }

  Document of(JournalEntry entry) {
    Document view =
        new Document("id", entry.number())
            .append("time", entry.startedAt().toString())
            .append("duration_micros", entry.duration().toNanos() / 1_000)
            .append("method", entry.method())
            .append("path", entry.path())
            .append("status", entry.status());
    if (!entry.operation().isEmpty()) {
      view.append("operation", entry.operation());
    }
    entry.clientAppId().ifPresent(app -> view.append("app", app));
    entry.userId().ifPresent(user -> view.append("user", user.toHexString()));
    entry.sessionId().ifPresent(session -> view.append("session", session.toHexString()));
    entry.reference().ifPresent(id -> view.append("request_id", id.toHexString()));
    entry.refusal().ifPresent(refusal -> append(view, refusal));
    entry
        .fault()
        .ifPresent(
            fault ->
                view.append(
                    "fault",
                    new Document("id", fault.id()).append("kind", fault.kind().wireName())));
    if (entry.operation().isEmpty() && isUnknown(entry)) {
      view.append("nearest", index.nearest(entry.method(), entry.path()));
    }
    return view;
  }

  private static void append(Document view, JournalEntry.Refusal refusal) {
    refusal.code().ifPresent(code -> view.append("error_code", code));
    view.append("error", refusal.text()).append("reason", refusal.reason());
  }

  private static boolean isUnknown(JournalEntry entry) {
    return entry.status() == 404 || entry.status() == 405;
  }
}
