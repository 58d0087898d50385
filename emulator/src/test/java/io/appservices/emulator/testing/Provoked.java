package io.appservices.emulator.testing;

/** Failures that tests provoke: without stack traces, so that those in an output are of others. */
public final class Provoked {

  private static final StackTraceElement[] NONE = {};

  private Provoked() {}

  /** Returns the failure without its stack trace. */
  public static <T extends Throwable> T failure(T failure) {
    failure.setStackTrace(NONE);
    return failure;
  }
}
