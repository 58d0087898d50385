package io.appservices.emulator.cli.memory;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The serial collector of this JVM, which sizes the heap by options that can be changed while it
 * runs.
 *
 * @param options of the JVM
 * @param old the part of the heap for old objects
 * @param ofNew what collects new objects alone
 */
record SerialCollector(
    HotSpotDiagnosticMXBean options, MemoryPoolMXBean old, GarbageCollectorMXBean ofNew) {

  private static final String OLD = "Tenured Gen";

  /** Returns the collector; empty in a JVM that has another one. */
  static Optional<SerialCollector> find() {
    @Nullable HotSpotDiagnosticMXBean options =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    Optional<MemoryPoolMXBean> old =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getName().equals(OLD))
            .findFirst();
    Optional<GarbageCollectorMXBean> ofNew =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .filter(collector -> !Arrays.asList(collector.getMemoryPoolNames()).contains(OLD))
            .findFirst();
    return options == null || old.isEmpty() || ofNew.isEmpty()
        ? Optional.empty()
        : Optional.of(new SerialCollector(options, old.get(), ofNew.get()));
  }

  long number(String option) {
    return Long.parseLong(options.getVMOption(option).getValue());
  }

  void set(String option, long value) {
    options.setVMOption(option, Long.toString(value));
  }
}
