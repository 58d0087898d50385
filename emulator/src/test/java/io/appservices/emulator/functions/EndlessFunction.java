package io.appservices.emulator.functions;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import java.time.Duration;

/**
 * Started in a JVM of its own by {@link EndlessFunctionTest}, which sees whether that ends: a
 * function in a built-in operation that takes no notice when it should end, and a close.
 */
final class EndlessFunction {

  private EndlessFunction() {}

  public static void main(String[] args) {
    EmulatorConfig config =
        EmulatorConfig.builder().functions(f -> f.timeLimit(Duration.ofMillis(500))).build();
    AppServicesEmulator emulator = AppServicesEmulator.start(config);
    Code code = Code.on(emulator);
    code.function("endless", "exports = () => { " + args[0] + " }");
    System.out.println(code.call(code.anonymous(), "endless").string("error"));
    emulator.close();
    System.out.println("closed");
    if (args.length > 1) {
      System.exit(Integer.parseInt(args[1]));
    }
  }
}
