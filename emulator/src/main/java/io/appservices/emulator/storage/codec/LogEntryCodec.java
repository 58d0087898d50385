package io.appservices.emulator.storage.codec;

import io.appservices.emulator.domain.emulator.LogEntry;
import org.bson.Document;

/**
 * Writes {@code {id, type, function, user, started, millis, messages}}, and {@code error} and
 * {@code details} if there are any.
 */
final class LogEntryCodec implements ValueCodec<LogEntry> {

  @Override
  public Document encode(LogEntry entry) {
    Document stored =
        new Document("id", entry.id())
            .append("type", Texts.stored(entry.type()))
            .append("function", Texts.stored(entry.functionName()))
            .append("user", Texts.stored(entry.userId()))
            .append("started", Times.stored(entry.started()))
            .append("millis", entry.millis())
            .append("messages", entry.messages().stream().map(Texts::stored).toList());
    if (!entry.details().isEmpty()) {
      stored.append("details", FreeValues.stored(entry.details()));
    }
    String error = entry.error();
    return error == null ? stored : stored.append("error", Texts.stored(error));
  }

  @Override
  public LogEntry decode(Document stored) {
    Fields fields = new Fields("log entry", stored);
    return new LogEntry(
        fields.id("id"),
        fields.text("type"),
        fields.text("function"),
        fields.text("user"),
        Times.read(fields.document("started")),
        fields.number("millis"),
        fields.optionalText("error").orElse(null),
        fields.texts("messages"),
        null,
        fields.freeDocument("details"));
  }
}
