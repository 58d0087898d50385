package io.appservices.emulator.fuzz;

import io.appservices.emulator.AppServicesEmulator;
import java.util.Set;

/** What Jazzer calls; it takes these methods by their names. */
public final class Fuzzer {

  /** The targets whose inputs may have a function run. */
  private static final Set<String> WITH_FUNCTIONS =
      Set.of("authorization", "console", "folder", "pipeline", "query", "request");

  private static Target target;

  private Fuzzer() {}

  /** Begins with the target of that name. */
  public static void fuzzerInitialize(String[] arguments) {
    if (WITH_FUNCTIONS.contains(arguments[0])) {
      loadEngine();
    }
    target = FuzzTargets.open(arguments[0]);
  }

  /** Jazzer takes longer to instrument the classes of the engine than an input may take. */
  private static void loadEngine() {
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      emulator.app().functions().source("first", "exports = () => 1;");
      emulator.app().functions().call("first");
    }
  }

  /** Hands the target an input. */
  public static void fuzzerTestOneInput(byte[] input) {
    target.accept(input);
  }

  /** Ends. */
  public static void fuzzerTearDown() {
    target.close();
  }
}
