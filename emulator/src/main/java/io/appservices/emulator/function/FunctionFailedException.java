package io.appservices.emulator.function;

/** A function threw; the message is the function's own. */
public final class FunctionFailedException extends Exception {

  public FunctionFailedException(String message) {
    super(message, null, false, false);
  }
}
