package io.appservices.emulator.function.js.limit;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the call that fills the heap. A call has no heap of its own, so this is an estimate: when
 * little is left even after a collection, the thread that has allocated the most is the one. Safe
 * to use from any thread.
 */
public final class MemoryGuard {

  private static final double FULL = 0.85;
  private static final double HOG = 0.2;

  /** A call, as far as its memory goes. */
  public interface Run {

    /** Returns the thread that it runs on; null before it does. */
    @Nullable Thread thread();

    /** Returns how many calls it is within, and one. */
    int depth();

    /** Returns the bytes that its thread had allocated when it began. */
    long allocatedBefore();
  }

  /** A heap, in bytes. */
  interface Heap {

    long used();

    long most();

    void collect();

    /** Returns the bytes that a thread has allocated since it was started. */
    long allocatedBy(Thread thread);
  }

  /** The heap of this process. */
  private static final class OwnHeap implements Heap {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Override
    public long used() {
      return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Override
    public long most() {
      return Runtime.getRuntime().maxMemory();
    }

    @Override
    public void collect() {
      System.gc();
    }

    @Override
    public long allocatedBy(Thread thread) {
      return THREADS.getThreadAllocatedBytes(thread.getId());
    }
  }

  private static final Heap OWN = new OwnHeap();

  private final Heap heap;

  /** Guards the heap of this process. */
  public MemoryGuard() {
    this(OWN);
  }

  MemoryGuard(Heap heap) {
    this.heap = heap;
  }

  /** Returns the calls to end, the innermost of each thread first. */
  public <T extends Run> List<T> findHogs(Collection<T> running) {
    if (running.isEmpty() || !isFull()) {
      return List.of();
    }
    Optional<T> hog =
        running.stream()
            .filter(run -> allocatedBytes(run) > HOG * heap.most())
            .max(Comparator.comparingLong(run -> allocatedBytes(run)));
    if (hog.isEmpty()) {
      return List.of();
    }
    heap.collect();
    if (!isFull()) {
      return List.of();
    }
    Thread thread = hog.get().thread();
    return running.stream()
        .filter(run -> run.thread() == thread)
        .sorted(Comparator.<T>comparingInt(Run::depth).reversed())
        .toList();
  }

  private boolean isFull() {
    return heap.used() > FULL * heap.most();
  }

  private long allocatedBytes(Run run) {
    Thread thread = run.thread();
    return thread == null ? 0 : heap.allocatedBy(thread) - run.allocatedBefore();
  }

  /** Returns the bytes that a thread of this process has allocated since it was started. */
  public static long allocatedBytes(Thread thread) {
    return OWN.allocatedBy(thread);
  }
}
