package io.appservices.emulator.cli;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine.ExitCode;

/** Stops the emulator when the process is told to. */
final class Shutdown {

  private Shutdown() {}

  /**
   * Closes the emulator on SIGTERM and Ctrl-C. The JVM's own status would then be 128 + the signal;
   * being asked to stop is no failure, so the process ends with 0, or with 1 if the users could not
   * be exported.
   */
  static void onSignal(AppServicesEmulator emulator, PrintWriter err) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> Runtime.getRuntime().halt(close(emulator, err)), "appservices-shutdown"));
  }

  private static int close(AppServicesEmulator emulator, PrintWriter err) {
    try {
      emulator.close();
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
