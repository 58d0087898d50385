package io.appservices.emulator.http;

/** A call that was let in: its row, and what the row's access found out about the caller. */
record Admission<P>(Route<P> route, P principal) {

  /**
   * Lets a call in.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if the caller may not call
   */
  static <P> Admission<P> of(Route<P> route, Call call) {
    return new Admission<>(route, route.access().admit(call));
  }

  Work work(Call call) {
    return route.work().apply(call, principal);
  }

  Reply handle(Call call) {
    return route.handler().handle(call, principal);
  }
}
