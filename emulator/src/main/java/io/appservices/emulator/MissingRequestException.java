package io.appservices.emulator;

/** The request that was awaited did not come in time. Its message says which came instead. */
public final class MissingRequestException extends RuntimeException {

  MissingRequestException(String message) {
    super(message);
  }

  MissingRequestException(String message, InterruptedException cause) {
    super(message, cause);
  }
}
