package io.appservices.emulator.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;

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

  /** Returns when all have ended; waits this long for each at most. */
  void join(long millis) throws InterruptedException {
    for (Thread thread : made()) {
      thread.join(millis);
    }
  }

  private synchronized List<Thread> made() {
    return List.copyOf(threads);
  }
}
