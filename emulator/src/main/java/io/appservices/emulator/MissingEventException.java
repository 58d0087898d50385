package io.appservices.emulator;

/** An event that was awaited did not happen. The message says which events there are. */
public final class MissingEventException extends RuntimeException {

  MissingEventException(String message) {
    super(message);
  }

  MissingEventException(String message, InterruptedException cause) {
    super(message, cause);
  }
}
