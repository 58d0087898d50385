package io.appservices.emulator.service.function;

import io.appservices.emulator.domain.app.App;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.bson.types.ObjectId;

/** A log of the function runs of each app: the newest ones, as the Admin API's logs show them. */
public final class AppLog {

  /**
   * One run.
   *
   * @param type of the service's, such as {@code FUNCTION} or {@code AUTH_TRIGGER}
   * @param started by the emulator's clock
   * @param millis the duration, in the machine's time
   * @param error the error; null if it did not fail
   * @param messages lines of {@code console}, in order
   */
  public record Entry(
      ObjectId id,
      String type,
      String functionName,
      String userId,
      Instant started,
      long millis,
      String error,
      List<String> messages) {}

  private static final int CAPACITY = 1_000;

  private final Map<ObjectId, Deque<Entry>> entries = new ConcurrentHashMap<>();

  public void add(App app, Entry entry) {
    Deque<Entry> log = entries.computeIfAbsent(app.id(), id -> new ArrayDeque<>());
    synchronized (log) {
      if (log.size() == CAPACITY) {
        log.removeLast();
      }
      log.addFirst(entry);
    }
  }

  /** Returns the runs that meet a condition, newest first. */
  public List<Entry> list(App app, Predicate<Entry> wanted) {
    Deque<Entry> log = entries.getOrDefault(app.id(), new ArrayDeque<>());
    synchronized (log) {
      return log.stream().filter(wanted).toList();
    }
  }

  public void drop(ObjectId appId) {
    entries.remove(appId);
  }
}
