package io.appservices.emulator.cluster.aggregation.expression;

import de.bwaldvogel.mongo.exception.MongoServerError;

/** Errors as MongoDB words them. */
public final class Refused {

  private Refused() {}

  public static MongoServerError because(int code, String text) {
    return new MongoServerError(code, text);
  }

  static MongoServerError notEmulated(String what) {
    return new MongoServerError(
        40324, "the embedded cluster does not have " + what + ": it is not emulated");
  }
}
