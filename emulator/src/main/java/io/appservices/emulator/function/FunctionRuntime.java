package io.appservices.emulator.function;

import io.appservices.emulator.domain.app.App;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;

/** Runs a function of an app by name. */
public interface FunctionRuntime {

  /** Whether the app has the function. */
  boolean has(App app, String name);

  /** The name of the function that has an id; configuration may name functions by either. */
  Optional<String> name(App app, ObjectId functionId);

  /**
   * Runs a function as the system.
   *
   * @param arguments Java values as {@code org.bson} documents hold them
   * @return such a value
   * @throws io.appservices.emulator.domain.AppServicesException if too many functions are running
   * @throws FunctionFailedException if it throws, or there is no such function
   */
  Object call(App app, String name, List<Object> arguments) throws FunctionFailedException;
}
