package io.appservices.emulator.cli;

import io.appservices.emulator.AppServicesEmulator;
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
      err.println("appservices-emulator: " + e.getCause().getMessage());
      err.flush();
      return ExitCode.SOFTWARE;
    }
  }
}
