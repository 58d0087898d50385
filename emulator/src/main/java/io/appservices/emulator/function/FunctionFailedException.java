package io.appservices.emulator.function;

import java.util.Objects;

/** A function did not give a result; the message is what its caller is told. */
public final class FunctionFailedException extends Exception {

  private final FunctionFailure failure;

  /** Makes the exception for a function that threw. */
  public FunctionFailedException(String message) {
    this(FunctionFailure.THROWN, message);
  }

  public FunctionFailedException(FunctionFailure failure, String message) {
    super(message, null, false, false);
    this.failure = Objects.requireNonNull(failure, "failure");
  }

  /** Returns what the caller of the function is told; never null. */
  @Override
  public String getMessage() {
    return Objects.requireNonNullElse(super.getMessage(), "null");
  }

  public FunctionFailure failure() {
    return failure;
  }
}
