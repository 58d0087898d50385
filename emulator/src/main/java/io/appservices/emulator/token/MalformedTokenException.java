package io.appservices.emulator.token;

/** A text was presented as a token and is none. */
public final class MalformedTokenException extends InvalidTokenException {

  MalformedTokenException(String message) {
    super(message);
  }
}
