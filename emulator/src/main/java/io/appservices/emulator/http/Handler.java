package io.appservices.emulator.http;

import io.appservices.emulator.http.message.Reply;

/**
 * Answers the calls of one route.
 *
 * @param <P> what it is told about the caller, by the {@link Access} of the route
 */
@FunctionalInterface
public interface Handler<P> {

  /**
   * Returns the answer to the call.
   *
   * @throws io.appservices.emulator.domain.AppServicesException to refuse it; anything else that is
   *     thrown is a defect and answered as an internal error
   */
  Reply handle(Call call, P principal);
}
