package io.appservices.emulator.token;

/** A text is no token, or none that the key at hand signed. */
public class InvalidTokenException extends Exception {

  public InvalidTokenException(String message) {
    super(message, null, false, false);
  }
}
