package io.appservices.emulator.cluster.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;

/** Answers to commands that failed. */
final class Failures {

  private Failures() {}

  static Document of(MongoServerError e) {
    return of(e.getMessageWithoutErrorCode(), e.getCode()).append("codeName", name(e));
  }

  static Document of(String text, int code) {
    return new Document("ok", 0).append("errmsg", text).append("code", code);
  }

  private static String name(MongoServerError e) {
    return e.getCodeName() == null ? "Location" + e.getCode() : e.getCodeName();
  }
}
