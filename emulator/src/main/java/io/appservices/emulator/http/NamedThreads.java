package io.appservices.emulator.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Makes daemon threads with a name (a server that nobody closed must not keep the JVM up) and knows
 * them, as an executor that has terminated may have threads that are still on their way out.
 */
final class NamedThreads implements ThreadFactory {

  private final String prefix;
  private final List<Thread> threads = new ArrayList<>();
  private int made;

  NamedThreads(String prefix) {
    this.prefix = prefix;
  }

  @Override
  public synchronized Thread newThread(Runnable task) {
    threads.removeIf(thread -> thread.getState() == Thread.State.TERMINATED);
    Thread thread = new Thread(task, prefix + made++);
    thread.setDaemon(true);
    threads.add(thread);
    return thread;
  }

  /** Returns when all have ended, after this time at the latest. */
  void join(long millis) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    for (Thread thread : made()) {
      TimeUnit.NANOSECONDS.timedJoin(thread, end - System.nanoTime());
    }
  }

  private synchronized List<Thread> made() {
    return List.copyOf(threads);
  }
}
