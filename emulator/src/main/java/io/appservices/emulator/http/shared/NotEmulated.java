package io.appservices.emulator.http.shared;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.ErrorCode;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Handler;
import io.appservices.emulator.http.message.Reply;

/**
 * Refuses an operation that the real service has and the emulator has not, by its name, so that
 * nobody takes the gap for a mistake of their own.
 *
 * @param operation such as {@code GET /groups/{groupId}/apps/{appId}/logs}
 * @param reason the reason why it is missing, where the name does not tell; else empty
 */
public record NotEmulated(String operation, String reason) implements Handler<Object> {

  /** Makes a refusal that needs no reason. */
  public NotEmulated(String operation) {
    this(operation, "");
  }

  /** Returns the text for the caller. */
  public String text() {
    String text = "the emulator does not have " + operation;
    return reason.isEmpty() ? text : text + ": " + reason;
  }

  @Override
  public Reply handle(Call call, Object principal) {
    throw new AppServicesException(Kind.NOT_EMULATED, ErrorCode.NOT_EMULATED, text());
  }
}
