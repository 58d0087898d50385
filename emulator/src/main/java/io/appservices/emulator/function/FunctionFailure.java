package io.appservices.emulator.function;

/** Why a function gave no result. */
public enum FunctionFailure {
  /** It threw, or the promise it returned was rejected. */
  THROWN,

  /** Its source is no JavaScript, or exports no function. */
  SYNTAX,

  /** It ran, or waited, longer than it may. */
  TIME_LIMIT,

  /** It asked for more memory than it may have. */
  MEMORY_LIMIT,

  /** No turn to run came free in time: too many others are running. Not the function's fault. */
  BUSY,

  /** It gave a result that has no counterpart in BSON: a function, a symbol, a circle. */
  RESULT,

  /** The engine that should run it is missing or broken. Not the function's fault. */
  UNAVAILABLE
}
