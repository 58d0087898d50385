package io.appservices.emulator.http;

import io.appservices.emulator.http.message.Reply;

/**
 * Marks a row that takes bodies in whatever coding they are sent, such as gzip, since it gives them
 * to the function of an app as they came.
 *
 * @param <P> the type of the caller
 * @param handler the handler that answers
 */
record Coded<P>(Handler<P> handler) implements Handler<P> {

  @Override
  public Reply handle(Call call, P principal) {
    return handler.handle(call, principal);
  }
}
