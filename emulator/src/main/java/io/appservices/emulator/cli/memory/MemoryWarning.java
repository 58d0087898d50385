package io.appservices.emulator.cli.memory;

import io.appservices.emulator.runtime.heap.LongLivedPool;
import java.io.PrintWriter;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says when memory gets short: a heap that is nearly full makes every answer slow long before
 * anything fails. Not safe for use by several threads.
 */
final class MemoryWarning {

  /** The use of the old generation after a collection, in percent, that is reported. */
  private static final long SHORT = 90;

  /** The use of the old generation, in percent, below which it may be reported again. */
  private static final long ENOUGH = 80;

  private static final long MEGABYTE = 1 << 20;

  /** The share of the heap that long-lived objects have at least, as a divisor. */
  private static final int LEAST_SHARE = 4;

  private final PrintWriter err;
  private @Nullable MemoryPoolMXBean pool;
  private boolean looked;
  private boolean isShort;

  MemoryWarning(PrintWriter err) {
    this.err = err;
  }

  /** Looks at what the last collection left, and prints a line if memory has become short. */
  void look() {
    if (canBeShort()) {
      Optional.ofNullable(pool()).map(MemoryPoolMXBean::getCollectionUsage).ifPresent(this::look);
    } else {
      isShort = false;
    }
  }

  /** Memory pools are asked only where it is possible: the first question loads many classes. */
  private static boolean canBeShort() {
    Runtime runtime = Runtime.getRuntime();
    long used = runtime.totalMemory() - runtime.freeMemory();
    return used >= runtime.maxMemory() / LEAST_SHARE / 100 * ENOUGH;
  }

  private @Nullable MemoryPoolMXBean pool() {
    if (!looked) {
      looked = true;
      pool = LongLivedPool.find().filter(found -> found.getUsage().getMax() > 0).orElse(null);
    }
    return pool;
  }

  void look(MemoryUsage left) {
    long percent = left.getUsed() * 100 / left.getMax();
    if (percent >= SHORT && !isShort) {
      isShort = true;
      print(left);
    } else if (percent < ENOUGH) {
      isShort = false;
    }
  }

  private void print(MemoryUsage left) {
    err.printf(
        "memory is nearly full, which makes the emulator slow: %d of %d MB are in use after a"
            + " collection. Give it more, such as APPSERVICES_EMULATOR_JAVA_OPTS=-Xmx1g%n",
        left.getUsed() / MEGABYTE, left.getMax() / MEGABYTE);
    err.flush();
  }
}
