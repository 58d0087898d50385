package io.appservices.emulator.runtime.heap;

import java.lang.management.MemoryUsage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whether the heap is full: whether what a garbage collection left takes more than a share of
 * the room for long-lived objects. Safe to use from any thread.
 */
public final class HeapUse {

  private static final Logger LOG = LoggerFactory.getLogger(HeapUse.class);

  /** The least time from a collection to the next that finds out whether there is room again. */
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** The same while the room above the limit is being used up. */
  private static final long HURRY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /** The share of the heap that long-lived objects have at least, as a divisor. */
  private static final int LEAST_SHARE = 4;

  /** A heap; sizes are in bytes. */
  interface Heap {

    /** Returns what all objects take, among them those that nothing refers to any more. */
    long used();

    /** Returns what long-lived objects take now; null if that is not known. */
    @Nullable MemoryUsage longLived();

    /** Returns what of these the last collection left; null if that is not known. */
    @Nullable MemoryUsage left();

    void collect();
  }

  private final int limit;
  private final Heap heap;
  private final LongSupplier nanos;
  private final ReentrantLock collecting = new ReentrantLock();
  private long collectedAt;
  private volatile boolean full;

  /** The bytes in use below which it is not full, so that there is no need to look closer. */
  private volatile long enough;

  /**
   * Begins to look at the heap with the first question.
   *
   * @param limit the share in percent above which it is full
   */
  public HeapUse(int limit) {
    this(limit, new OwnHeap(), System::nanoTime, Runtime.getRuntime().maxMemory() / LEAST_SHARE);
  }

  HeapUse(int limit, Heap heap, LongSupplier nanos, long leastRoom) {
    this.limit = limit;
    this.heap = heap;
    this.nanos = nanos;
    this.collectedAt = nanos.getAsLong() - RETRY_NANOS;
    this.enough = share(leastRoom);
  }

  /**
   * Returns whether it is full; logs one line when it becomes so. What one call needed for a moment
   * does not count, and what was freed shows only after a collection: so while a lot is in use,
   * there is one now and then, and another one sooner once half of the room above the limit is in
   * use.
   */
  public boolean isFull() {
    if (!isAbove()) {
      full = false;
      return false;
    }
    if (collecting.tryLock()) {
      try {
        collectIfDue();
      } finally {
        collecting.unlock();
      }
    }
    return full;
  }

  private void collectIfDue() {
    if (nanos.getAsLong() - collectedAt >= leastNanos()) {
      heap.collect();
      become(isAbove());
      collectedAt = nanos.getAsLong();
    }
  }

  private long leastNanos() {
    return !full && isNearlyUsedUp() ? HURRY_NANOS : RETRY_NANOS;
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
    if (heap.used() <= enough) {
      return false;
    }
    MemoryUsage used = heap.longLived();
    MemoryUsage left = heap.left();
    if (used == null || left == null) {
      return false;
    }
    enough = Math.max(enough, share(left.getMax()));
    return isAbove(left) || isAbove(used);
  }

  private boolean isNearlyUsedUp() {
    MemoryUsage used = heap.longLived();
    return used != null && used.getUsed() > used.getMax() / 100 * ((limit + 100) / 2);
  }

  boolean isAbove(MemoryUsage left) {
    return left.getMax() > 0 && left.getUsed() > share(left.getMax());
  }

  private long share(long bytes) {
    return bytes / 100 * limit;
  }
}
