package io.appservices.emulator.service.endpoint;

import io.appservices.emulator.domain.AppServicesException;

/** An operation of the Data API failed; the message is what its caller is told, as plain text. */
public final class DataApiFailedException extends Exception {

  private final transient AppServicesException reason;

  DataApiFailedException(String text, AppServicesException reason) {
    super(text, null, false, false);
    this.reason = reason;
  }

  /** Returns what the operation failed with. */
  public AppServicesException reason() {
    return reason;
  }
}
