package io.appservices.emulator.runtime.heap;

import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The heap of this process. Safe to use from any thread. */
final class OwnHeap implements HeapUse.Heap {

  private Optional<MemoryPoolMXBean> pool = Optional.empty();
  private boolean looked;

  @Override
  public long used() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Override
  public @Nullable MemoryUsage longLived() {
    return pool().map(MemoryPoolMXBean::getUsage).orElse(null);
  }

  @Override
  public @Nullable MemoryUsage left() {
    return pool().map(MemoryPoolMXBean::getCollectionUsage).orElse(null);
  }

  @Override
  public void collect() {
    System.gc();
  }

  private synchronized Optional<MemoryPoolMXBean> pool() {
    if (!looked) {
      looked = true;
      pool = LongLivedPool.find();
    }
    return pool;
  }
}
