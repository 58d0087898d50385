package io.appservices.emulator.function;

import java.time.Duration;
import java.util.List;

/** Runs the source of functions. Starts on first use; may be used by any number of threads. */
public interface ScriptEngine extends AutoCloseable {

  /**
   * Runs a function to its end, the promise it returns included. Nothing it does to its globals is
   * seen by another call.
   *
   * @param arguments Java values as {@code org.bson} documents hold them
   * @param limit how long the call may take, waiting for its turn included, starting the engine
   *     not. A call that the host makes within {@link FunctionHost#execute} ends with that one at
   *     the latest
   * @return such a value; {@code BsonUndefined} where the function returns nothing
   * @throws FunctionFailedException if there is no result
   */
  Object call(Script script, List<Object> arguments, FunctionHost host, Duration limit)
      throws FunctionFailedException;

  /**
   * Checks a source without running it.
   *
   * @throws FunctionFailedException of {@link FunctionFailure#SYNTAX}, whose message tells the
   *     place, or {@link FunctionFailure#UNAVAILABLE}
   */
  void check(Script script) throws FunctionFailedException;

  /** Ends the calls that are running. */
  @Override
  void close();
}
