package io.appservices.emulator;

/**
 * A mail that was awaited did not come. The message says which one, and what is known of the
 * reason: that the app confirms accounts automatically, that nobody registered the address, and
 * which mails there are.
 */
public final class MissingMailException extends RuntimeException {

  MissingMailException(String message) {
    super(message);
  }

  MissingMailException(String message, InterruptedException cause) {
    super(message, cause);
  }
}
