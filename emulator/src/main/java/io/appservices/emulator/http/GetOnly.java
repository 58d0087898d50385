package io.appservices.emulator.http;

import io.appservices.emulator.http.message.Reply;

/**
 * Marks a row whose GET changes something, such as a link that confirms an account. HEAD, by which
 * programs look where a link leads, is a method that the row does not have: it must change nothing,
 * and without the change there is no answer to give.
 *
 * @param <P> the type of the caller
 * @param handler the handler that answers
 */
public record GetOnly<P>(Handler<P> handler) implements Handler<P> {

  @Override
  public Reply handle(Call call, P principal) {
    return handler.handle(call, principal);
  }
}
