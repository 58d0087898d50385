package io.appservices.emulator.cluster.operation;

import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The time of the operation that the current thread works on, which stands still until its end. */
public final class OperationTime {

  private static final ThreadLocal<@Nullable Instant> CURRENT = new ThreadLocal<>();

  private OperationTime() {}

  /** Returns the time; null outside of an operation. */
  public static @Nullable Instant now() {
    return CURRENT.get();
  }

  /** Works on an operation in the current thread; one inside of another has the time of that. */
  public static <T extends @Nullable Object> T within(Supplier<Instant> clock, Supplier<T> work) {
    if (CURRENT.get() != null) {
      return work.get();
    }
    CURRENT.set(clock.get());
    try {
      return work.get();
    } finally {
      CURRENT.remove();
    }
  }
}
