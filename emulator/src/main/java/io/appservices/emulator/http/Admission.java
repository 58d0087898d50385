package io.appservices.emulator.http;

import io.appservices.emulator.http.message.Reply;

/** A call that was let in: its row, and what the row's access found out about the caller. */
public record Admission<P>(Route<P> route, P principal) {

  /**
   * Lets a call in.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if the caller may not call
   */
  public static <P> Admission<P> of(Route<P> route, Call call) {
    return new Admission<>(route, route.access().admit(call));
  }

  public Work work(Call call) {
    return route.work().apply(call, principal);
  }

  public Reply handle(Call call) {
    return route.handler().handle(call, principal);
  }
}
