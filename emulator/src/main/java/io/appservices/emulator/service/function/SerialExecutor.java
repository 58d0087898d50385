package io.appservices.emulator.service.function;

import io.appservices.emulator.runtime.Threads;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.bson.types.ObjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the tasks of each app one after the other; those of different apps side by side. */
public final class SerialExecutor implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SerialExecutor.class);
  private static final long IDLE_SECONDS = 1;

  private final Map<ObjectId, Queue<Runnable>> queues = new HashMap<>();
  private final ThreadPoolExecutor threads = Threads.numbered("trigger").growing(IDLE_SECONDS);

  /** Runs a task once the earlier ones of the app have ended. After the close it does nothing. */
  void execute(ObjectId appId, Runnable task) {
    synchronized (queues) {
      if (threads.isShutdown()) {
        return;
      }
      Queue<Runnable> waiting = queues.get(appId);
      if (waiting != null) {
        waiting.add(task);
        return;
      }
      queues.put(appId, new ArrayDeque<>());
      threads.execute(() -> work(appId, task));
    }
  }

  private void work(ObjectId appId, Runnable first) {
    for (Runnable task = first; task != null; task = next(appId)) {
      try {
        task.run();
      } catch (RuntimeException | Error e) {
        // Also an assertion that failed in a listener: what comes after it has to run.
        LOG.error("a trigger failed", e);
      }
    }
  }

  private Runnable next(ObjectId appId) {
    synchronized (queues) {
      Runnable task = queues.get(appId).poll();
      if (task == null) {
        queues.remove(appId);
      }
      return task;
    }
  }

  /** Interrupts what is running and drops what waits. */
  @Override
  public void close() {
    synchronized (queues) {
      threads.shutdownNow();
      queues.values().forEach(Queue::clear);
    }
    try {
      threads.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
