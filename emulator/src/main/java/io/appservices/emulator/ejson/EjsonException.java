package io.appservices.emulator.ejson;

import java.util.Objects;

/**
 * A text that is not JSON, or not what the MongoDB Extended JSON v2 specification allows.
 *
 * <p>The message is short and may be shown to the sender of the text: it never quotes values. There
 * is no stack trace, because a wrong text is an answer to its sender and not a defect.
 */
public final class EjsonException extends RuntimeException {

  /** Makes an exception with a message that is fit for the sender of the text. */
  public EjsonException(String message) {
    super(message, null, false, false);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
