package io.appservices.emulator.service.data;

import io.appservices.emulator.domain.DataSourceRefusals;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A mark that data sources are out of reach for what a thread works on. What goes on with the same
 * work on another thread takes {@link #current} with it.
 */
public final class DataOutage {

  // Not static: what is out of reach in one emulator is not so in another.
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<Optional<BooleanSupplier>> current =
      ThreadLocal.withInitial(Optional::empty);

  /** Runs something for which data sources are out of reach whenever the condition holds. */
  public <T> T during(Optional<BooleanSupplier> isAway, Supplier<T> work) {
    Optional<BooleanSupplier> before = current.get();
    if (before.equals(isAway)) {
      return work.get();
    }
    current.set(isAway);
    try {
      return work.get();
    } finally {
      current.set(before);
    }
  }

  /** Returns the condition for what the current thread works on; empty if there is none. */
  public Optional<BooleanSupplier> current() {
    return current.get();
  }

  /** Refuses to reach a data source that is out of reach. */
  void check() {
    if (current.get().filter(BooleanSupplier::getAsBoolean).isPresent()) {
      throw DataSourceRefusals.unreachable();
    }
  }
}
