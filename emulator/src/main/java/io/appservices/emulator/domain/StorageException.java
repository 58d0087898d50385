package io.appservices.emulator.domain;

import org.jspecify.annotations.Nullable;

/**
 * The storage could not be reached, or could not keep a change. A call that ends with it is
 * answered with 503; whether its change was kept is not known, so it may be sent again.
 */
public final class StorageException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private volatile boolean told;

  /**
   * Makes a failure of the storage.
   *
   * @param message the failed action and the reason, for the operator's log; callers do not see it
   * @param cause the exception of the storage's driver; null if none
   */
  public StorageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Says that the operator's log has it already, as one that ends many calls. */
  public void setTold() {
    told = true;
  }

  /** Returns whether the operator's log has it already. */
  public boolean isTold() {
    return told;
  }
}
