package io.appservices.emulator.function;

import io.appservices.emulator.domain.Reference;
import io.appservices.emulator.domain.app.App;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs a function of an app by name. */
public interface FunctionRuntime {

  /** Returns whether the app has the function. */
  boolean has(App app, String name);

  /** Returns the name of the function that configuration means; empty if it means none. */
  Optional<String> name(App app, Reference function);

  /**
   * Runs a function as the system.
   *
   * @param arguments Java values as {@code org.bson} documents hold them
   * @return such a value
   * @throws io.appservices.emulator.domain.AppServicesException if too many functions are running
   * @throws FunctionFailedException if it throws, or there is no such function
   */
  @Nullable Object call(App app, String name, List<Object> arguments)
      throws FunctionFailedException;
}
