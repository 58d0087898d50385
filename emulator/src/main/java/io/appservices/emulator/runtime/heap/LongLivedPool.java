package io.appservices.emulator.runtime.heap;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Optional;

/**
 * The part of this JVM's heap that long-lived objects are in. What the others have in use says
 * nothing: they fill up regularly.
 */
public final class LongLivedPool {

  private LongLivedPool() {}

  /**
   * Returns it; empty where the collector has none. Loads the management of the JVM, which is many
   * classes.
   */
  public static Optional<MemoryPoolMXBean> find() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(
            pool ->
                pool.getType() == MemoryType.HEAP
                    && pool.isUsageThresholdSupported()
                    && pool.isCollectionUsageThresholdSupported())
        .findFirst();
  }
}
