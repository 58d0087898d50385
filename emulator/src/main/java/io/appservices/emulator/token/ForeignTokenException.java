package io.appservices.emulator.token;

/** A token that looks like those of the emulator and that somebody else signed. */
public final class ForeignTokenException extends InvalidTokenException {

  private static final long serialVersionUID = 1L;

  ForeignTokenException(String message) {
    super(message);
  }
}
