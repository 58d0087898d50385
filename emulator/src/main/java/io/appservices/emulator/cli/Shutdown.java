package io.appservices.emulator.cli;

import io.appservices.emulator.AppServicesEmulator;

/** Stops the emulator when the process is told to. */
final class Shutdown {

  private Shutdown() {}

  /**
   * Closes the emulator on SIGTERM and Ctrl-C. The JVM's own status would then be 128 + the signal;
   * being asked to stop is no failure, so the process ends with 0.
   */
  static void onSignal(AppServicesEmulator emulator) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  emulator.close();
                  Runtime.getRuntime().halt(0);
                },
                "appservices-shutdown"));
  }
}
