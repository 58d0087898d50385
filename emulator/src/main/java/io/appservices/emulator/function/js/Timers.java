package io.appservices.emulator.function.js;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The timers of one call. Used by its thread alone. */
final class Timers {

  private record Timer(int id, long nanos) {}

  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparingLong(Timer::nanos).thenComparingInt(Timer::id));
  private int started;

  int start(long millis) {
    int id = ++started;
    timers.add(new Timer(id, System.nanoTime() + millis * 1_000_000));
    return id;
  }

  long nanosToNext() {
    return timers.isEmpty() ? Long.MAX_VALUE : timers.peek().nanos() - System.nanoTime();
  }

  /** Removes the first timer that is due; null if none is. */
  @Nullable Integer pollDue() {
    return nanosToNext() <= 0 ? Integer.valueOf(timers.remove().id()) : null;
  }
}
