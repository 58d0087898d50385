package io.appservices.emulator.api.error;

import java.util.Optional;

/**
 * The directory of the state cannot be used, or says something else than the configuration; nothing
 * in it was changed.
 */
public final class DataDirectoryException extends EmulatorException {

  private static final long serialVersionUID = 1;

  /** Makes a refusal that names the directory, what is wrong and what to do. */
  public DataDirectoryException(String message) {
    super(message, true);
  }

  /** Returns empty: the service has no such directory. */
  @Override
  public Optional<String> errorCode() {
    return Optional.empty();
  }
}
