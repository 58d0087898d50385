package io.appservices.emulator;

import io.appservices.emulator.api.JavaFunction;
import io.appservices.emulator.function.JavaFunctions;
import io.appservices.emulator.inprocess.Registrations;

/**
 * Functions in Java that all apps of an emulator have. Those of one app, which go before these, are
 * registered with {@link EmulatedApp#functions()}.
 */
public final class EmulatorFunctions {

  private final JavaFunctions functions;
  private final Registrations registrations;

  EmulatorFunctions(JavaFunctions functions, Registrations registrations) {
    this.functions = functions;
    this.registrations = registrations;
  }

  /** Registers a function, in place of one that had the name. */
  public void register(String name, JavaFunction function) {
    functions.register(name, function);
    registrations.keep(() -> functions.remove(name, function));
  }
}
