package io.appservices.emulator.http;

/**
 * The authentication of the callers of a route. Asked before the handler, and before the body is
 * read.
 *
 * @param <P> the type of the caller, for the handler of the route
 */
@FunctionalInterface
public interface Access<P> {

  /** The caller of a route that needs no authentication. */
  enum Anybody {
    ANYBODY
  }

  /** Admits everybody. */
  Access<Anybody> OPEN = call -> Anybody.ANYBODY;

  /**
   * Returns what it found out if the caller may call. What observers are to know about the caller
   * it notes on the call, also before it refuses.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if the caller may not
   */
  P admit(Call call);
}
