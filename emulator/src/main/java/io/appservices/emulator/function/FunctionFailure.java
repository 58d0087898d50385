package io.appservices.emulator.function;

/** The reason why a function gave no result. */
public enum FunctionFailure {
  /** The function threw, or the promise it returned was rejected. */
  THROWN,

  /** The function is to run as a user that the app does not have, or that is disabled. */
  EXECUTION_USER,

  /** The source is no JavaScript, or exports no function. */
  SYNTAX,

  /** The function ran, or waited, beyond its time limit. */
  TIME_LIMIT,

  /** The function used more memory than its limit. */
  MEMORY_LIMIT,

  /** No permit to run came free in time: too many others are running. Not the function's fault. */
  BUSY,

  /** The result has no counterpart in BSON: a function, a symbol, a cycle. */
  RESULT,

  /** The engine that should run it is missing or broken. Not the function's fault. */
  UNAVAILABLE
}
