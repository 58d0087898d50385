package io.appservices.emulator.function.js;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the call that fills the heap. A call has no heap of its own, so this is an estimate: when
 * little is left even after a collection, the thread that has allocated the most is the one.
 */
final class MemoryGuard {

  private static final double FULL = 0.85;
  private static final double HOG = 0.2;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Returns the calls to end, the innermost of each thread first. */
  List<ScriptCall> findHogs(Collection<ScriptCall> running) {
    if (running.isEmpty() || !isFull()) {
      return List.of();
    }
    Optional<ScriptCall> hog =
        running.stream()
            .filter(run -> allocatedBytes(run) > HOG * Runtime.getRuntime().maxMemory())
            .max(Comparator.comparingLong(run -> allocatedBytes(run)));
    if (hog.isEmpty()) {
      return List.of();
    }
    System.gc();
    if (!isFull()) {
      return List.of();
    }
    Thread thread = hog.get().thread();
    return running.stream()
        .filter(run -> run.thread() == thread)
        .sorted(Comparator.comparingInt(ScriptCall::depth).reversed())
        .toList();
  }

  private static boolean isFull() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory() > FULL * runtime.maxMemory();
  }

  private static long allocatedBytes(ScriptCall run) {
    Thread thread = run.thread();
    return thread == null ? 0 : allocatedBytes(thread) - run.allocatedBefore();
  }

  /** Returns the bytes that a thread has allocated since it was started. */
  static long allocatedBytes(Thread thread) {
    return THREADS.getThreadAllocatedBytes(thread.getId());
  }
}
