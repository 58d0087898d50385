package io.appservices.emulator.api.error;

import java.util.Optional;

/**
 * Something that was asked of the emulator and cannot be done; nothing of it was. The message names
 * what is wrong. Two kinds are seen outside: refusals in the service's own words, which have an
 * {@link #errorCode} if the service has one, and {@link AppFolderException}.
 */
public abstract class EmulatorException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Makes an exception; for the emulator's own subclasses. */
  protected EmulatorException(String message, boolean withStackTrace) {
    super(message, null, false, withStackTrace);
  }

  /**
   * Returns the service's {@code error_code}, such as {@code AccountNameInUse}; empty if it sends
   * none.
   */
  public abstract Optional<String> errorCode();
}
