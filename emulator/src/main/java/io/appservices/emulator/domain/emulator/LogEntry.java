package io.appservices.emulator.domain.emulator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * One run of a function, or one request, in the log of its app.
 *
 * @param type of the service's, such as {@code FUNCTION}, {@code AUTH_TRIGGER} or {@code AUTH}
 * @param functionName empty for a request
 * @param started by the emulator's clock
 * @param millis the duration, in the machine's time
 * @param error the error; null if it did not fail
 * @param messages lines of {@code console}, in order
 * @param request the request; null for the run of a function
 * @param details what else there is of a request to a function, by the names of the Admin API; not
 *     to be changed
 */
public record LogEntry(
    ObjectId id,
    String type,
    String functionName,
    String userId,
    Instant started,
    long millis,
    @Nullable String error,
    List<String> messages,
    @Nullable Request request,
    Document details) {

  /**
   * A request and how it was answered.
   *
   * @param path without the query, where tokens may be
   * @param errorCode the code of a refusal, if it has one
   */
  public record Request(String method, String path, int status, Optional<String> errorCode) {}

  public LogEntry {
    messages = List.copyOf(messages);
  }

  /** Makes the entry of a run of a function. */
  public LogEntry(
      ObjectId id,
      String type,
      String functionName,
      String userId,
      Instant started,
      long millis,
      @Nullable String error,
      List<String> messages) {
    this(id, type, functionName, userId, started, millis, error, messages, null, new Document());
  }
}
