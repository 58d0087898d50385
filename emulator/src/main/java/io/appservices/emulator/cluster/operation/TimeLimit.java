package io.appservices.emulator.cluster.operation;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A time limit of an operation on documents. A thread cannot be stopped from outside, so whatever
 * may take long asks {@link #check} on its way: once the time is over, the operation fails as on
 * MongoDB.
 */
public final class TimeLimit {

  /** MongoDB's code of the failure. */
  public static final int CODE = 50;

  public static final String TEXT = "operation exceeded time limit";

  private static final String CODE_NAME = "MaxTimeMSExpired";
  private static final ThreadLocal<TimeLimit> CURRENT = new ThreadLocal<>();

  private final long end;
  private volatile boolean ended;

  /** Counts from now on. */
  public TimeLimit(Duration limit) {
    end = System.nanoTime() + limit.toNanos();
  }

  /** Returns the limit that the current thread works under; null if there is none. */
  public static TimeLimit current() {
    return CURRENT.get();
  }

  /** Fails if the time of what the current thread does is over. */
  public static void check() {
    check(CURRENT.get());
  }

  public static void check(TimeLimit limit) {
    if (limit != null && limit.isOver()) {
      throw expired();
    }
  }

  public static MongoServerError expired() {
    return new MongoServerError(CODE, CODE_NAME, TEXT);
  }

  /** Ends the time now. */
  public void end() {
    ended = true;
  }

  boolean isOver() {
    return ended || System.nanoTime() - end >= 0;
  }

  /** Works in the current thread, under this limit. */
  public <T> T within(Supplier<T> work) {
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
