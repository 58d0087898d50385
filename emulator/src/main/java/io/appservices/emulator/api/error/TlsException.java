package io.appservices.emulator.api.error;

import java.util.Optional;

/**
 * A certificate, its key or the directory of the certificate authority cannot be used, or has
 * expired; nothing was started.
 */
public final class TlsException extends EmulatorException {

  private static final long serialVersionUID = 1;

  /** Makes a refusal that names the file and what is wrong with it. */
  public TlsException(String message) {
    super(message, true);
  }

  /** Returns empty: the service has no such files. */
  @Override
  public Optional<String> errorCode() {
    return Optional.empty();
  }
}
