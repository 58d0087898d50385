package io.appservices.emulator.http;

import io.appservices.emulator.http.message.Reply;

/**
 * Marks what is taken, kept and given back, and changes nothing about how the app behaves, so that
 * the list of what is emulated can say so.
 *
 * @param <P> the type of the caller
 * @param handler the handler that answers
 */
public record Stored<P>(Handler<P> handler) implements Handler<P> {

  @Override
  public Reply handle(Call call, P principal) {
    return handler.handle(call, principal);
  }
}
