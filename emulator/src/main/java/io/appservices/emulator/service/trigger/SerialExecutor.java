package io.appservices.emulator.service.trigger;

import io.appservices.emulator.runtime.Threads;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the tasks of each app one after the other; those of different apps side by side. The queue
 * is bounded: adding a task never waits, so a task that does not fit is dropped.
 */
public final class SerialExecutor implements AutoCloseable {

  /** The number of tasks of an app that may wait. */
  public static final int MOST_WAITING = 10_000;

  /**
   * The divisor of the heap size that limits the waiting tasks of all apps; a single larger task
   * may wait, too.
   */
  private static final int SHARE_OF_HEAP = 8;

  private static final Logger LOG = LoggerFactory.getLogger(SerialExecutor.class);
  private static final long IDLE_SECONDS = 1;

  private record Task(Runnable work, long bytes) {}

  /** The queue of tasks for the thread of an app. */
  private static final class Line {
    final Queue<Task> waiting = new ArrayDeque<>();
    boolean overflown;
  }

  private enum Entry {
    TAKEN,
    DROPPED,
    FIRST_DROPPED
  }

  private final Map<ObjectId, Line> lines = new HashMap<>();
  private final long mostBytes = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
  private final Consumer<ObjectId> onOverflow;
  private long bytes;
  private final ThreadPoolExecutor threads = Threads.numbered("trigger").growing(IDLE_SECONDS);

  /**
   * Starts nothing.
   *
   * @param onOverflow told the app whose tasks begin to be dropped; again only after none waited
   */
  public SerialExecutor(Consumer<ObjectId> onOverflow) {
    this.onOverflow = onOverflow;
  }

  /**
   * Runs a task once the earlier ones of the app have ended. After the close it does nothing.
   *
   * @param bytes about how much of the heap the task keeps while it waits
   */
  void execute(ObjectId appId, long bytes, Runnable task) {
    if (add(appId, new Task(task, bytes)) == Entry.FIRST_DROPPED) {
      onOverflow.accept(appId);
    }
  }

  private Entry add(ObjectId appId, Task task) {
    synchronized (lines) {
      if (threads.isShutdown()) {
        return Entry.TAKEN;
      }
      Line line = lines.get(appId);
      if (line != null) {
        return add(line, task);
      }
      lines.put(appId, new Line());
      threads.execute(() -> work(appId, task));
      return Entry.TAKEN;
    }
  }

  private Entry add(Line line, Task task) {
    boolean fits = bytes == 0 || bytes + task.bytes() <= mostBytes;
    if (fits && line.waiting.size() < MOST_WAITING) {
      bytes += task.bytes();
      line.waiting.add(task);
      return Entry.TAKEN;
    }
    boolean first = !line.overflown;
    line.overflown = true;
    return first ? Entry.FIRST_DROPPED : Entry.DROPPED;
  }

  private void work(ObjectId appId, Task first) {
    for (Task task = first; task != null; task = next(appId)) {
      try {
        task.work().run();
      } catch (Exception | Error e) {
        // Also an assertion that failed in a listener: what comes after it has to run.
        LOG.error("a trigger failed", e);
      }
    }
  }

  private @Nullable Task next(ObjectId appId) {
    synchronized (lines) {
      Line line = lines.get(appId);
      Task task = line == null ? null : line.waiting.poll();
      if (task == null) {
        lines.remove(appId);
        lines.notifyAll();
      } else {
        bytes -= task.bytes();
      }
      return task;
    }
  }

  /**
   * Waits until no task is running or waiting, some time at most; tasks that then still wait are
   * dropped.
   *
   * @return false if the time was too short
   */
  public boolean settle(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    synchronized (lines) {
      long left = limit.toMillis();
      try {
        while (!lines.isEmpty() && left > 0) {
          lines.wait(left);
          left = (deadline - System.nanoTime()) / 1_000_000;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      boolean settled = lines.isEmpty();
      lines.values().forEach(line -> line.waiting.clear());
      bytes = settled ? bytes : 0;
      return settled;
    }
  }

  /** Interrupts what is running and drops what waits. */
  @Override
  public void close() {
    synchronized (lines) {
      threads.shutdownNow();
      lines.values().forEach(line -> line.waiting.clear());
      bytes = 0;
    }
    try {
      threads.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
