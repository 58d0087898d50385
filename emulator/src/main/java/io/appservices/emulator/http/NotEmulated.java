package io.appservices.emulator.http;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.ErrorCode;

/**
 * Refuses an operation that the real service has and the emulator has not, by its name, so that
 * nobody takes the gap for a mistake of their own.
 *
 * @param operation such as {@code GET /groups/{groupId}/apps/{appId}/logs}
 */
public record NotEmulated(String operation) implements Handler {

  @Override
  public Reply handle(Call call) {
    throw new AppServicesException(
        Kind.NOT_EMULATED, ErrorCode.NOT_EMULATED, "the emulator does not have " + operation);
  }
}
