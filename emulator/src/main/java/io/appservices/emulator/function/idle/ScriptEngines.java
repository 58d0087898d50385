package io.appservices.emulator.function.idle;

import io.appservices.emulator.function.ScriptEngine;
import io.appservices.emulator.function.js.JavaScript;
import java.time.Duration;

/**
 * The JavaScript engines of an emulator: what stops one for good does not touch the other.
 *
 * @param functions runs functions
 * @param queries runs what queries have in JavaScript
 */
public record ScriptEngines(ScriptEngine functions, ScriptEngine queries) {

  /**
   * Makes engines that start with their first call.
   *
   * @param idleTimeout after how long without a call one is closed, and what it needs unloaded by
   *     the next garbage collection; zero for never
   */
  public static ScriptEngines of(Duration idleTimeout) {
    if (idleTimeout.isZero()) {
      return new ScriptEngines(new JavaScript(), new JavaScript());
    }
    return new ScriptEngines(
        new IdleTimeoutEngine(EngineClasses::engine, idleTimeout),
        new IdleTimeoutEngine(EngineClasses::engine, idleTimeout));
  }
}
