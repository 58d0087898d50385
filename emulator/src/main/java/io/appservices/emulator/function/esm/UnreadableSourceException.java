package io.appservices.emulator.function.esm;

/**
 * Says that a source is not what the scanner understands; the engine says what is wrong with it.
 */
final class UnreadableSourceException extends RuntimeException {

  UnreadableSourceException(String message) {
    super(message);
  }
}
