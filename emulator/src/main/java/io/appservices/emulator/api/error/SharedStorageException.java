package io.appservices.emulator.api.error;

import java.util.Optional;

/** The MongoDB deployment that is to keep the state cannot be used; nothing in it was changed. */
public final class SharedStorageException extends EmulatorException {

  private static final long serialVersionUID = 1;

  /** Makes a refusal that names the hosts and what is wrong, and shows no password. */
  public SharedStorageException(String message) {
    super(message, true);
  }

  /** Returns empty: the service has no such storage. */
  @Override
  public Optional<String> errorCode() {
    return Optional.empty();
  }
}
