package io.appservices.emulator.service.data;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.ErrorCode;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.function.FunctionFailedException;

/** The refusals of functions and data sources (docs/contract.md, section 3). */
public final class DataRefusals {

  private DataRefusals() {}

  static AppServicesException otherService(String type) {
    return new AppServicesException(
        Kind.NOT_EMULATED,
        ErrorCode.NOT_EMULATED,
        "the emulator does not have services of type '" + type + "'");
  }

  /**
   * Refuses an operation of no service, in the words of the service, which looks it up in what it
   * found under the name: nothing.
   */
  static AppServicesException operationOfNoService(String operation) {
    return executionFailed("TypeError: Cannot access member '" + operation + "' of undefined");
  }

  static AppServicesException noCollectionWithSchema(String title) {
    return Refusals.invalidParameter(
        "no matching collection found that maps to a table with title \"" + title + "\"");
  }

  public static AppServicesException functionNotFound(String name) {
    return new AppServicesException(
        Kind.NOT_FOUND, ErrorCode.FUNCTION_NOT_FOUND, "function not found: '" + name + "'");
  }

  public static AppServicesException ruleNotMatched(String function) {
    return new AppServicesException(
        Kind.FORBIDDEN,
        ErrorCode.FUNCTION_EXECUTION_ERROR,
        "rule not matched for function \"" + function + "\"");
  }

  /** Refuses a call whose function failed, with the text of the failure. */
  public static AppServicesException executionFailed(String message) {
    return new AppServicesException(Kind.INVALID, ErrorCode.FUNCTION_EXECUTION_ERROR, message);
  }

  static AppServicesException timeLimit(String message) {
    return new AppServicesException(Kind.INVALID, ErrorCode.EXECUTION_TIME_LIMIT_EXCEEDED, message);
  }

  static AppServicesException busy(String message) {
    return new AppServicesException(Kind.UNAVAILABLE, message);
  }

  public static AppServicesException syntax(String message) {
    return new AppServicesException(Kind.INVALID, ErrorCode.FUNCTION_SYNTAX_ERROR, message);
  }

  /** Returns the refusal that callers get for a function that failed. */
  public static AppServicesException of(FunctionFailedException e) {
    return switch (e.failure()) {
      case BUSY -> busy(e.getMessage());
      case TIME_LIMIT -> timeLimit(e.getMessage());
      case SYNTAX -> syntax(e.getMessage());
      case UNAVAILABLE -> new AppServicesException(Kind.NOT_EMULATED, e.getMessage());
      case THROWN, EXECUTION_USER, MEMORY_LIMIT, RESULT -> executionFailed(e.getMessage());
    };
  }
}
