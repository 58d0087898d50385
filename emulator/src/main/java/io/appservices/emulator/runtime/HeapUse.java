package io.appservices.emulator.runtime;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whether the heap is full: whether what a garbage collection left takes more than a share of
 * the room for long-lived objects. Safe to use from any thread.
 */
public final class HeapUse {

  private static final Logger LOG = LoggerFactory.getLogger(HeapUse.class);

  /** The least time between two collections that find out whether there is room again. */
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final long NEVER = Long.MIN_VALUE;

  /** The share of the heap that long-lived objects have at least, as a divisor. */
  private static final int LEAST_SHARE = 4;

  private final int limit;
  private final AtomicLong collectedAt = new AtomicLong(NEVER);
  private Optional<MemoryPoolMXBean> pool = Optional.empty();
  private boolean looked;
  private volatile boolean full;

  /** The bytes in use below which it is not full, so that there is no need to look closer. */
  private volatile long enough;

  /**
   * Begins to look at the heap with the first question.
   *
   * @param limit the share in percent above which it is full
   */
  public HeapUse(int limit) {
    this.limit = limit;
    this.enough = share(Runtime.getRuntime().maxMemory() / LEAST_SHARE);
  }

  /**
   * Returns whether it is full; logs one line when it becomes so. What one call needed for a moment
   * does not count, and what was freed shows only after a collection: so while a lot is in use,
   * there is one now and then, and another one as soon as half of the room above the limit is in
   * use.
   */
  public boolean isFull() {
    if (!isAbove()) {
      full = false;
      return false;
    }
    long last = collectedAt.get();
    long now = System.nanoTime();
    if ((last == NEVER || now - last > RETRY_NANOS || !full && isNearlyUsedUp())
        && collectedAt.compareAndSet(last, now)) {
      System.gc();
      become(isAbove());
    }
    return full;
  }

  private void become(boolean nowFull) {
    if (nowFull && !full) {
      LOG.error(
          "memory is full: calls that add something are answered with 503 until something was"
              + " deleted. Give the emulator more, such as"
              + " APPSERVICES_EMULATOR_JAVA_OPTS=-Xmx1g");
    }
    full = nowFull;
  }

  /** Asks the memory pool only where it can be full: that takes as long as finding a user does. */
  private boolean isAbove() {
    Runtime runtime = Runtime.getRuntime();
    if (runtime.totalMemory() - runtime.freeMemory() <= enough) {
      return false;
    }
    MemoryUsage used = pool().map(MemoryPoolMXBean::getUsage).orElse(null);
    MemoryUsage left = pool().map(MemoryPoolMXBean::getCollectionUsage).orElse(null);
    if (used == null || left == null) {
      return false;
    }
    enough = Math.max(enough, share(left.getMax()));
    return isAbove(left) || isAbove(used);
  }

  private boolean isNearlyUsedUp() {
    return pool()
        .map(MemoryPoolMXBean::getUsage)
        .filter(used -> used.getUsed() > used.getMax() / 100 * ((limit + 100) / 2))
        .isPresent();
  }

  boolean isAbove(MemoryUsage left) {
    return left.getMax() > 0 && left.getUsed() > share(left.getMax());
  }

  private long share(long bytes) {
    return bytes / 100 * limit;
  }

  private synchronized Optional<MemoryPoolMXBean> pool() {
    if (!looked) {
      looked = true;
      pool =
          ManagementFactory.getMemoryPoolMXBeans().stream()
              .filter(HeapUse::holdsLongLived)
              .findFirst();
    }
    return pool;
  }

  /** Returns whether it is the pool of long-lived objects; the others fill up regularly. */
  private static boolean holdsLongLived(MemoryPoolMXBean pool) {
    return pool.getType() == MemoryType.HEAP
        && pool.isUsageThresholdSupported()
        && pool.isCollectionUsageThresholdSupported();
  }
}
