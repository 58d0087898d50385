package io.appservices.emulator.cluster.embedded.operand;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The error messages of the embedded cluster. */
public final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private static final String CANNOT = "the embedded cluster cannot do this: ";

  private Failures() {}

  /** Returns the message for what the embedded cluster is known not to do. */
  public static String cannot(String reason) {
    return CANNOT + reason;
  }

  /** Returns the message for an unforeseen failure; details for developers stay in the log. */
  public static String unforeseen(RuntimeException e) {
    LOG.warn("The embedded cluster failed in a way that it did not foresee: {}", e.toString());
    LOG.debug("Where the embedded cluster failed", e);
    return cannot("a value is not what it takes at that place (the emulator's log says more)");
  }

  /** Returns the answer to a command that the server refused. */
  public static Document of(MongoServerError e) {
    return of(e.getMessageWithoutErrorCode(), e.getCode()).append("codeName", name(e));
  }

  /** Returns the answer to a command that failed; the code is 0 if there is none. */
  public static Document of(String text, int code) {
    return new Document("ok", 0).append("errmsg", text).append("code", code);
  }

  private static String name(MongoServerError e) {
    return e.getCodeName() == null ? "Location" + e.getCode() : e.getCodeName();
  }
}
