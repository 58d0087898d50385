package io.appservices.emulator.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Makes the threads of the emulator. Their names begin with {@code appservices-}, and they are
 * daemons, as an emulator that nobody closed must not keep the JVM up. A factory knows its threads:
 * an executor that has terminated may have some that are still on their way out.
 */
public final class Threads implements ThreadFactory {

  /** Begins the names of all threads. */
  public static final String PREFIX = "appservices-";

  private final String name;
  private final long stackBytes;
  private final List<Thread> threads = new ArrayList<>();
  private int made;

  private Threads(String name, long stackBytes) {
    this.name = name;
    this.stackBytes = stackBytes;
  }

  /** Makes threads with a name and a number each. */
  public static Threads numbered(String name) {
    return new Threads(name, 0);
  }

  /** Makes threads with stacks of a size, in bytes; 0 is the JVM's own. */
  public static Threads numbered(String name, long stackBytes) {
    return new Threads(name, stackBytes);
  }

  /** Makes one thread with exactly this name behind the prefix; it is not started. */
  public static Thread single(String name, Runnable task) {
    return thread(PREFIX + name, 0, task);
  }

  /** Makes a pool of as many threads as there are tasks; what bounds those is up to the caller. */
  public ThreadPoolExecutor growing(long idleSeconds) {
    return growing(Integer.MAX_VALUE, idleSeconds);
  }

  /** Makes a pool that refuses tasks beyond this many at once. */
  public ThreadPoolExecutor growing(int most, long idleSeconds) {
    return new ThreadPoolExecutor(
        0, most, idleSeconds, TimeUnit.SECONDS, new SynchronousQueue<>(), this);
  }

  /** Makes a pool of at most this many threads, for which further tasks wait. */
  public ExecutorService fixed(int most, long idleSeconds) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            most, most, idleSeconds, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  @Override
  public synchronized Thread newThread(Runnable task) {
    threads.removeIf(thread -> thread.getState() == Thread.State.TERMINATED);
    Thread thread = thread(PREFIX + name + "-" + ++made, stackBytes, task);
    threads.add(thread);
    return thread;
  }

  /**
   * Returns when all threads have ended, after this time at the latest.
   *
   * @throws InterruptedException if this thread is interrupted meanwhile
   */
  public void join(long millis) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    for (Thread thread : made()) {
      TimeUnit.NANOSECONDS.timedJoin(thread, end - System.nanoTime());
    }
  }

  private synchronized List<Thread> made() {
    return List.copyOf(threads);
  }

  private static Thread thread(String name, long stackBytes, Runnable task) {
    Thread thread = new Thread(null, task, name, stackBytes);
    thread.setDaemon(true);
    return thread;
  }
}
