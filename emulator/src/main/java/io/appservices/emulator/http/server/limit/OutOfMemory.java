package io.appservices.emulator.http.server.limit;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The answer and the line in the log where the heap is too small for a call. */
public final class OutOfMemory {

  private static final Logger LOG = LoggerFactory.getLogger(OutOfMemory.class);

  private OutOfMemory() {}

  /** Returns whether something failed because memory ran out. */
  public static boolean caused(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return true;
      }
    }
    return false;
  }

  /** Logs one line: a stack trace would only tell who happened to ask for memory last. */
  public static void log(String call) {
    LOG.error(
        "{}: out of memory. Give the emulator more, such as"
            + " APPSERVICES_EMULATOR_JAVA_OPTS=-Xmx1g",
        call);
  }

  public static AppServicesException refusal() {
    return new AppServicesException(
        Kind.UNAVAILABLE, "the emulator has not enough memory to answer this call");
  }
}
