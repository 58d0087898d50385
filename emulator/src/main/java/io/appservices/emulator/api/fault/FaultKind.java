package io.appservices.emulator.api.fault;

import java.util.Locale;

/** The effect of a {@link Fault} on a call. */
public enum FaultKind {
  /** The call is answered with an error, in the shape of the API that is called. */
  STATUS,
  /** The call waits before it is handled. */
  DELAY,
  /** The connection is reset (TCP RST); the call is not handled. */
  CONNECTION_RESET,
  /** The connection is closed without an answer; the call is not handled. */
  EMPTY_REPLY,
  /** The call is handled; its answer ends before the length that it announces. */
  CUT_BODY,
  /** The call is handled; the body of its answer comes slowly. */
  SLOW_BODY,
  /** The call is handled, and the connection is closed without an answer. */
  COMMIT_THEN_DROP,
  /** The call is answered as if its access token had expired. */
  EXPIRED_ACCESS_TOKEN,
  /** The access tokens of a session are refused until the session was refreshed. */
  REFRESH_STORM,
  /** The call is answered with status 503, as an app that is being maintained. */
  MAINTENANCE,
  /** The call is answered with status 429 and {@code Retry-After}. */
  TOO_MANY_REQUESTS,
  /** The data sources cannot be reached while the call is handled. */
  DATABASE_AWAY;

  /** Returns the name over HTTP, such as {@code cut_body}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
