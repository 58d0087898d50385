package io.appservices.emulator.http;

import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.message.RequestBody;

/** A call that was let in: its row, and what the row's access found out about the caller. */
public record Admission<P>(Route<P> route, P principal) {

  /**
   * Lets a call in. A body that its sender holds back until it is told to send it, and whose coding
   * the row does not take, is refused before it is sent.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if the caller may not call, or the
   *     body is not to be sent
   */
  public static <P> Admission<P> of(Route<P> route, Call call) {
    Admission<P> admission = new Admission<>(route, route.access().admit(call));
    if (!route.takesCodedBodies() && call.header("Expect").isPresent()) {
      RequestBody.requireNoCoding(call.headers("Content-Encoding"));
    }
    return admission;
  }

  public Work work(Call call) {
    return route.work().apply(call, principal);
  }

  public Reply handle(Call call) {
    return route.handler().handle(call, principal);
  }
}
