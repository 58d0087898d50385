package io.appservices.emulator.domain.emulator;

import java.time.Instant;
import java.util.List;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * One run of a function, in the log of its app.
 *
 * @param type of the service's, such as {@code FUNCTION} or {@code AUTH_TRIGGER}
 * @param started by the emulator's clock
 * @param millis the duration, in the machine's time
 * @param error the error; null if it did not fail
 * @param messages lines of {@code console}, in order
 */
public record LogEntry(
    ObjectId id,
    String type,
    String functionName,
    String userId,
    Instant started,
    long millis,
    @Nullable String error,
    List<String> messages) {

  public LogEntry {
    messages = List.copyOf(messages);
  }
}
