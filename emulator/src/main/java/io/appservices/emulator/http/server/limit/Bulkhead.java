package io.appservices.emulator.http.server.limit;

import io.appservices.emulator.http.ServerLoad;
import io.appservices.emulator.http.Work;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs so many tasks at once and no more. Some more wait, in the order in which they came and
 * without a thread; those that would wait too long are refused.
 */
public final class Bulkhead {

  private static final Logger LOG = LoggerFactory.getLogger(Bulkhead.class);

  private final Work work;
  private final Executor threads;
  private final ScheduledExecutorService timer;
  private final Duration timeout;
  private final Queue<Waiting> waiting = new ArrayDeque<>();
  private int running;
  private volatile boolean closed;

  private record Waiting(Runnable task, Runnable refuse, ScheduledFuture<?>[] alarm) {}

  public Bulkhead(Work work, Executor threads, ScheduledExecutorService timer, Duration timeout) {
    this.work = work;
    this.timeout = timeout.multipliedBy(work.patience());
    this.threads = threads;
    this.timer = timer;
  }

  /** Returns the number of tasks that run and that wait. */
  public synchronized ServerLoad.Use use() {
    return new ServerLoad.Use(running, waiting.size());
  }

  /** Runs the task, now or when a thread is free, or else the refusal; exactly one of the two. */
  public void submit(Runnable task, Runnable refuse) {
    switch (enter(task, refuse)) {
      case RUNS -> start(task, refuse);
      case REFUSED -> refuse.run();
      case WAITS -> {}
    }
  }

  private enum Entry {
    RUNS,
    WAITS,
    REFUSED
  }

  private synchronized Entry enter(Runnable task, Runnable refuse) {
    if (running < work.mostAtOnce()) {
      running++;
      return Entry.RUNS;
    }
    boolean queued = !closed && waiting.size() < work.mostWaiting() && queue(task, refuse);
    return queued ? Entry.WAITS : Entry.REFUSED;
  }

  private boolean queue(Runnable task, Runnable refuse) {
    Waiting one = new Waiting(task, refuse, new ScheduledFuture<?>[1]);
    try {
      one.alarm[0] = timer.schedule(() -> giveUp(one), timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      return false;
    }
    return waiting.add(one);
  }

  private void start(Runnable task, Runnable refuse) {
    try {
      threads.execute(() -> runAll(task));
    } catch (RejectedExecutionException closed) {
      leave();
      refuse.run();
    } catch (OutOfMemoryError noThread) {
      // The system has no more threads: the place must not be lost with this one.
      leave();
      LOG.error("a call is refused: {}", noThread.getMessage());
      refuse.run();
    }
  }

  private void runAll(Runnable first) {
    for (Runnable task = first; task != null; task = next()) {
      try {
        task.run();
      } catch (Throwable defect) {
        // The thread goes on, or the place would be lost.
        tell(defect);
      }
    }
  }

  /** Reports a defect, except after the close, when no request is left to answer. */
  private void tell(Throwable defect) {
    if (closed) {
      LOG.debug("a call ended after the close", defect);
    } else if (OutOfMemory.caused(defect)) {
      OutOfMemory.log("a call");
    } else {
      LOG.error("a call failed", defect);
    }
  }

  /** Returns the next task for a thread that has finished one. */
  private synchronized @Nullable Runnable next() {
    Waiting next = waiting.poll();
    if (next == null) {
      running--;
      return null;
    }
    next.alarm[0].cancel(false);
    return next.task;
  }

  private synchronized void leave() {
    running--;
  }

  private void giveUp(Waiting one) {
    if (remove(one)) {
      one.refuse.run();
    }
  }

  private synchronized boolean remove(Waiting one) {
    return waiting.remove(one);
  }

  /** Refuses what waits, and what else would have to. */
  void close() {
    List<Waiting> refused;
    synchronized (this) {
      closed = true;
      refused = List.copyOf(waiting);
      waiting.clear();
    }
    refused.forEach(one -> one.refuse.run());
  }
}
