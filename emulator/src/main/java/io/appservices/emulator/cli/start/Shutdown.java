package io.appservices.emulator.cli.start;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.cli.terminal.Progress;
import io.appservices.emulator.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.ExitCode;

/** Stops the emulator when the process is told to. */
final class Shutdown {

  /** The signals that stop it, with their numbers. */
  private static final Map<String, Integer> SIGNALS = Map.of("INT", 2, "TERM", 15);

  /** What shells add to the number of a signal that ended a program. */
  private static final int ENDED_BY_SIGNAL = 128;

  /** Some programs pass on a Ctrl-C that the terminal has sent to all of them already. */
  private static final long SAME_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  private static final long NEVER = Long.MIN_VALUE;

  private Shutdown() {}

  /**
   * Closes the emulator on SIGTERM and Ctrl-C. The JVM's own status would then be 128 + the signal;
   * being asked to stop is no failure, so the process ends with 0, or with 1 if the users could not
   * be exported. Whoever sends a second one does not want to wait: the process ends at once, with
   * the JVM's own status.
   */
  static void onSignal(AppServicesEmulator emulator, PrintWriter err, boolean quiet) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> Runtime.getRuntime().halt(close(emulator, err, quiet)),
                "appservices-shutdown"));
    AtomicLong first = new AtomicLong(NEVER);
    SIGNALS.forEach((name, number) -> Signals.on(name, () -> stop(first, number, err)));
  }

  private static void stop(AtomicLong first, int signal, PrintWriter err) {
    long now = System.nanoTime();
    if (first.compareAndSet(NEVER, now)) {
      System.exit(ExitCode.OK);
    }
    if (now - first.get() < SAME_NANOS) {
      return;
    }
    err.println("appservices-emulator: told to stop a second time: stopped at once");
    err.flush();
    Runtime.getRuntime().halt(ENDED_BY_SIGNAL + signal);
  }

  private static int close(AppServicesEmulator emulator, PrintWriter err, boolean quiet) {
    boolean shown = !quiet && Terminal.showsProgress();
    try (Progress progress = Progress.of(err, shown, "stopping, Ctrl-C stops at once", 0)) {
      emulator.close();
      progress.done(1);
      return ExitCode.OK;
    } catch (UncheckedIOException e) {
      return failed(e.getCause() == null ? e : e.getCause(), err);
    } catch (RuntimeException | Error e) {
      // Without an end of its own, the process would wait for whatever did not end.
      return failed(e, err);
    }
  }

  private static int failed(Throwable cause, PrintWriter err) {
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    ("appservices-emulator: " + message).lines().map(Terminal::clean).forEach(err::println);
    err.flush();
    return ExitCode.SOFTWARE;
  }
}
