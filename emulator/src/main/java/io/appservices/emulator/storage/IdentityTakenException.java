package io.appservices.emulator.storage;

/** An identity was to be given to a user while another one has it. */
public final class IdentityTakenException extends RuntimeException {

  public IdentityTakenException() {
    super("the identity belongs to another user", null, false, false);
  }
}
