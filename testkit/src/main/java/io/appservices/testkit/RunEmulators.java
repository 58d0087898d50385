package io.appservices.testkit;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import java.util.HashMap;
import java.util.Map;

/**
 * The emulators that live until the JVM ends. They are static on purpose: what asks for them is
 * static, too, and outlives tests, classes and runs, such as application contexts that a framework
 * keeps for the next class.
 */
final class RunEmulators {

  private static final Map<EmulatorConfig, AppServicesEmulator> STARTED = new HashMap<>();

  private RunEmulators() {}

  /** Returns the emulator of some settings; started if there is none yet. */
  static synchronized AppServicesEmulator get(EmulatorConfig config) {
    return STARTED.computeIfAbsent(config, RunEmulators::start);
  }

  private static AppServicesEmulator start(EmulatorConfig config) {
    AppServicesEmulator emulator = AppServicesEmulator.start(config);
    Thread close = new Thread(emulator::close, "appservices-testkit-close");
    Runtime.getRuntime().addShutdownHook(close);
    return emulator;
  }
}
