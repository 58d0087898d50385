package io.appservices.emulator.cluster.embedded;

import io.appservices.emulator.cluster.operation.TimeLimit;
import io.appservices.emulator.runtime.Threads;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running operations of an embedded server, each in a thread of its own, so that a slow one
 * stops no other. One that does not end is left alone with its thread.
 */
final class Operations implements AutoCloseable {

  /** A running operation. */
  record Operation(String name, TimeLimit limit) {}

  private static final Logger LOG = LoggerFactory.getLogger(Operations.class);

  private static final int MOST_AT_ONCE = 128;
  private static final long IDLE_SECONDS = 5;
  private static final long GRACE_MILLIS = 500;

  private final Set<Operation> running = ConcurrentHashMap.newKeySet();
  private final ThreadPoolExecutor threads =
      Threads.numbered("mongodb").growing(MOST_AT_ONCE, IDLE_SECONDS);
  private final Duration limit;

  Operations(Duration limit) {
    this.limit = limit;
  }

  /** Returns the time that an operation has; 0 milliseconds ask for the most there is. */
  Duration limit(long wantedMillis) {
    Duration wanted = Duration.ofMillis(wantedMillis);
    return wantedMillis > 0 && wanted.compareTo(limit) < 0 ? wanted : limit;
  }

  /**
   * Starts to work.
   *
   * @return whether it could: not if too many operations are under way
   */
  boolean start(Operation operation, Runnable work) {
    running.add(operation);
    try {
      threads.execute(() -> run(operation, work));
      return true;
    } catch (RejectedExecutionException e) {
      running.remove(operation);
      return false;
    }
  }

  private void run(Operation operation, Runnable work) {
    try {
      operation
          .limit()
          .within(
              () -> {
                work.run();
                return null;
              });
    } finally {
      running.remove(operation);
    }
  }

  /** Ends what can be ended; the rest is left to daemon threads. */
  @Override
  public void close() {
    running.forEach(operation -> operation.limit().end());
    threads.shutdown();
    if (!awaitEnd()) {
      List<String> left = running.stream().map(Operation::name).sorted().toList();
      LOG.warn("The embedded cluster is closed, but operations do not end: {}", left);
    }
  }

  private boolean awaitEnd() {
    try {
      return threads.awaitTermination(GRACE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
