package io.appservices.emulator.function;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the source of functions. Starts on first use; may be used by any number of threads. */
public interface ScriptEngine extends AutoCloseable {

  /**
   * Runs a function to its end, the promise it returns included. Nothing it does to its globals is
   * seen by another call.
   *
   * @param arguments Java values as {@code org.bson} documents hold them
   * @param limit the time limit of the call, without starting the engine. It may also wait that
   *     long for a permit to run, but 10 seconds at most. A call that the host makes within one of
   *     its methods needs no permit, and ends with the call that it serves at the latest. Where a
   *     built-in operation does not notice that it should end, this returns all the same, and a
   *     thread goes on
   * @return such a value; {@code BsonUndefined} where the function returns nothing
   * @throws FunctionFailedException if there is no result; of {@link FunctionFailure#BUSY} if too
   *     many functions are running
   */
  @Nullable Object call(Script script, List<Object> arguments, FunctionHost host, Duration limit)
      throws FunctionFailedException;

  /**
   * Checks a source without running it.
   *
   * @throws FunctionFailedException of {@link FunctionFailure#SYNTAX}, whose message tells the
   *     place, or {@link FunctionFailure#UNAVAILABLE}
   */
  void check(Script script) throws FunctionFailedException;

  /**
   * Returns whether no call goes on, also none that was given up and cannot be ended: closing would
   * leave its thread, and what the engine has, behind.
   */
  default boolean isIdle() {
    return true;
  }

  /**
   * Ends the calls that are running. Returns after about a second at the latest: a daemon thread
   * goes on where a call cannot be ended, and the log names its function. A second close does
   * nothing.
   */
  @Override
  void close();
}
