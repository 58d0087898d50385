package io.appservices.emulator.domain;

/**
 * The storage could not be reached, or could not keep a change. A call that ends with it is
 * answered with 503; whether its change was kept is not known, so it may be sent again.
 */
public final class StorageException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * Makes a failure of the storage.
   *
   * @param message what could not be done and why, for the operator's log; callers do not see it
   * @param cause what the storage's driver threw; null if nothing
   */
  public StorageException(String message, Throwable cause) {
    super(message, cause);
  }
}
