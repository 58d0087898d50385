package io.appservices.emulator.http;

import java.util.Optional;

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

  /** The kinds of tokens that let a user of an app call. */
  enum UserToken {
    ACCESS,
    REFRESH
  }

  /** Returns the token of a user that it asks for; empty if the caller is no user of an app. */
  default Optional<UserToken> userToken() {
    return Optional.empty();
  }

  /**
   * Returns what it found out if the caller may call. What observers are to know about the caller
   * it notes on the call, also before it refuses.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if the caller may not
   */
  P admit(Call call);
}
