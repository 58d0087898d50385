package io.appservices.emulator.cluster;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * How long an operation on documents may take. A thread cannot be stopped from outside, so whatever
 * may take long asks {@link #check} on its way: once the time is over, the operation fails as on
 * MongoDB.
 */
final class TimeLimit {

  /** MongoDB's code of the failure. */
  static final int CODE = 50;

  static final String TEXT = "operation exceeded time limit";

  private static final String CODE_NAME = "MaxTimeMSExpired";
  private static final ThreadLocal<TimeLimit> CURRENT = new ThreadLocal<>();

  private final long end;
  private volatile boolean ended;

  /** Counts from now on. */
  TimeLimit(Duration limit) {
    end = System.nanoTime() + limit.toNanos();
  }

  /** The limit that the current thread works under; null if there is none. */
  static TimeLimit current() {
    return CURRENT.get();
  }

  /** Fails if the time of what the current thread does is over. */
  static void check() {
    check(CURRENT.get());
  }

  static void check(TimeLimit limit) {
    if (limit != null && limit.isOver()) {
      throw expired();
    }
  }

  static MongoServerError expired() {
    return new MongoServerError(CODE, CODE_NAME, TEXT);
  }

  /** Ends the time now. */
  void end() {
    ended = true;
  }

  boolean isOver() {
    return ended || System.nanoTime() - end >= 0;
  }

  /** Works in the current thread, under this limit. */
  <T> T within(Supplier<T> work) {
    TimeLimit outer = CURRENT.get();
    CURRENT.set(this);
    try {
      return work.get();
    } finally {
      if (outer == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(outer);
      }
    }
  }
}
