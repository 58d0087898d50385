package io.appservices.emulator.fuzz;

/** What Jazzer calls; it takes these methods by their names. */
public final class Fuzzer {

  private static Target target;

  private Fuzzer() {}

  /** Begins with the target of that name. */
  public static void fuzzerInitialize(String[] arguments) {
    target = FuzzTargets.open(arguments[0]);
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
