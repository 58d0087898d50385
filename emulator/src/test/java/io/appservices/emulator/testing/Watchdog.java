package io.appservices.emulator.testing;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends a process that a test reads from and that does not end: neither an interrupt nor a timeout
 * of a test reaches a thread that reads from a pipe. The test sees that the output ends too early.
 */
public final class Watchdog {

  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final CompletableFuture<Void> kill;

  private Watchdog(Process process) {
    kill =
        CompletableFuture.runAsync(
            () -> end(process.toHandle()),
            CompletableFuture.delayedExecutor(LIMIT.toMillis(), TimeUnit.MILLISECONDS));
    process.onExit().thenRun(this::stop);
  }

  /** By its handle: the process itself would close the streams, for which it waits. */
  private static void end(ProcessHandle process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Gives a process ten minutes to end. */
  public static Watchdog over(Process process) {
    return new Watchdog(process);
  }

  /** Gives it all the time that it wants. */
  public void stop() {
    kill.cancel(false);
  }
}
