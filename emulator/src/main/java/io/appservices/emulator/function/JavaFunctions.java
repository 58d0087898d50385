package io.appservices.emulator.function;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Functions that were registered in process. All apps of the emulator see them. */
public final class JavaFunctions {

  private final Map<String, JavaFunction> functions = new ConcurrentHashMap<>();

  /** Registers a function, in place of one that had the name. */
  public void register(String name, JavaFunction function) {
    functions.put(
        Objects.requireNonNull(name, "name"), Objects.requireNonNull(function, "function"));
  }

  /** Whether there is a function of this name. */
  public boolean has(String name) {
    return functions.containsKey(name);
  }

  /**
   * Runs a function.
   *
   * @throws FunctionFailedException if it throws anything, or there is no such function
   */
  public Object call(String name, List<Object> arguments) throws FunctionFailedException {
    JavaFunction function = functions.get(name);
    if (function == null) {
      throw new FunctionFailedException("function not found: '" + name + "'");
    }
    try {
      return function.call(arguments);
    } catch (Exception | Error e) {
      // An assertion that failed in a test's function, or a stack that was too deep, is the
      // function's failure as an exception is; the thread that ran it is the emulator's.
      String message = e.getMessage();
      throw new FunctionFailedException(message == null ? e.getClass().getSimpleName() : message);
    }
  }
}
