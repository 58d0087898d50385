package io.appservices.emulator.service.function;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.emulator.LogEntry;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.service.data.FunctionUser;
import java.time.Instant;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Writes into the log of an app which functions ran, and how that went. */
public final class RunLog {

  /** The bytes that are kept of an error, which may quote anything. */
  private static final int MOST_ERROR = 4_096;

  /** The bytes that are kept of the name that was called, which no function may have. */
  private static final int MOST_NAME = 512;

  private final AppLog log;
  private final EmulatorClock clock;
  private final Ids ids;

  public RunLog(AppLog log, EmulatorClock clock, Ids ids) {
    this.log = log;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Writes down a run that starts now, once it has ended.
   *
   * @param type of the service's, such as {@code FUNCTION}
   */
  FunctionRun.Recorder recorder(App app, String name, FunctionUser user, String type) {
    return recorder(app, ids.next(), name, user, type, new Document());
  }

  /**
   * Writes down a run, as above, under an id that its caller is told, too.
   *
   * @param details what the entry has beside that, by the names of the Admin API
   */
  FunctionRun.Recorder recorder(
      App app, ObjectId id, String name, FunctionUser user, String type, Document details) {
    Instant started = clock.instant();
    String shortName = ConsoleLines.start(name, MOST_NAME);
    return (millis, error, messages) ->
        log.add(
            app,
            new LogEntry(
                id,
                type,
                shortName,
                user.id(),
                started,
                millis,
                error == null ? null : ConsoleLines.start(error, MOST_ERROR),
                messages,
                null,
                details));
  }
}
