package io.appservices.emulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets actions loose at the same moment, each on a thread of its own. */
public final class Race {

  private static final long PATIENCE_SECONDS = 60;

  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "race");
            thread.setDaemon(true);
            return thread;
          });

  private Race() {}

  /** What the actions answered, in their order. The failure of one of them is thrown. */
  public static <T> List<T> of(List<? extends Callable<? extends T>> actions) {
    CyclicBarrier start = new CyclicBarrier(actions.size());
    List<Future<T>> running = new ArrayList<>();
    for (Callable<? extends T> action : actions) {
      running.add(
          THREADS.submit(
              () -> {
                start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                return action.call();
              }));
    }
    List<T> answers = new ArrayList<>();
    running.forEach(future -> answers.add(join(future)));
    return answers;
  }

  /** The same action on so many threads. */
  public static <T> List<T> times(int threads, Callable<? extends T> action) {
    return of(Collections.nCopies(threads, action));
  }

  /** Starts an action that others do not wait for. */
  public static <T> Future<T> start(Callable<T> action) {
    return THREADS.submit(action);
  }

  /** Waits for an action, but not for ever. */
  public static <T> T join(Future<T> future) {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("an action failed: " + e.getCause(), e.getCause());
    } catch (TimeoutException | InterruptedException e) {
      throw new AssertionError("an action did not end", e);
    }
  }
}
