package io.appservices.emulator.storage.mongodb;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The tasks that a storage gives to its thread, which a test runs when it wants to. */
public final class HeldTasks extends ScheduledThreadPoolExecutor implements AutoCloseable {

  private static final long NEVER_DAYS = 1_000;

  private record Task(Runnable action, Duration delay, boolean again, ScheduledFuture<?> future) {}

  private final List<Task> tasks = new ArrayList<>();

  public HeldTasks() {
    super(1);
  }

  @Override
  public synchronized ScheduledFuture<?> schedule(Runnable action, long delay, TimeUnit unit) {
    return hold(action, Duration.of(delay, unit.toChronoUnit()), false);
  }

  @Override
  public synchronized ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable action, long first, long delay, TimeUnit unit) {
    return hold(action, Duration.of(delay, unit.toChronoUnit()), true);
  }

  private ScheduledFuture<?> hold(Runnable action, Duration delay, boolean again) {
    ScheduledFuture<?> future = super.schedule(action, NEVER_DAYS, TimeUnit.DAYS);
    tasks.add(new Task(action, delay, again, future));
    return future;
  }

  /** The delays of the tasks that are not cancelled; between runs of those that come again. */
  public synchronized List<Duration> delays() {
    return tasks.stream().filter(task -> !task.future().isCancelled()).map(Task::delay).toList();
  }

  /** Runs each once. */
  public synchronized void run() {
    List<Task> now = List.copyOf(tasks);
    tasks.removeIf(task -> !task.again());
    now.stream().filter(task -> !task.future().isCancelled()).forEach(task -> task.action().run());
  }

  @Override
  public void close() {
    shutdownNow();
  }
}
