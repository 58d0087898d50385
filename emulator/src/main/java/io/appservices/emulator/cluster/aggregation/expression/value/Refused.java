package io.appservices.emulator.cluster.aggregation.expression.value;

import de.bwaldvogel.mongo.exception.MongoServerError;

/** Errors as MongoDB words them. */
public final class Refused {

  private Refused() {}

  /** Returns an error with a code of MongoDB. */
  public static MongoServerError because(int code, String text) {
    return new MongoServerError(code, text);
  }

  /** Returns the error for something that MongoDB has and the embedded server has not. */
  public static MongoServerError notEmulated(String what) {
    return new MongoServerError(
        40324, "the embedded cluster does not have " + what + ": it is not emulated");
  }

  /** Returns an error with the place that it was found at before its text. */
  public static MongoServerError within(String place, MongoServerError error) {
    return new MongoServerError(
        error.getCode(),
        error.getCodeName(),
        place + " :: caused by :: " + error.getMessageWithoutErrorCode());
  }
}
