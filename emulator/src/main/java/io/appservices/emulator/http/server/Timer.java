package io.appservices.emulator.http.server;

import io.appservices.emulator.runtime.Threads;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * The thread that ends idle connections and other waits. Jetty's own is still there when Jetty has
 * stopped.
 */
public final class Timer {

  private static final long GRACE_MILLIS = 200;

  private final Threads threads = Threads.numbered("http-timer");
  private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, threads);

  public Timer() {
    executor.setRemoveOnCancelPolicy(true);
  }

  public Scheduler scheduler() {
    return new ScheduledExecutorScheduler(executor);
  }

  public ScheduledExecutorService executor() {
    return executor;
  }

  /** Ends the thread. */
  public void close() throws InterruptedException {
    executor.shutdownNow();
    threads.join(GRACE_MILLIS);
  }
}
