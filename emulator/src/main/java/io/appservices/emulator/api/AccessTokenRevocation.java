package io.appservices.emulator.api;

/** The time when access tokens of disabled users and revoked sessions stop working. */
public enum AccessTokenRevocation {
  /** They stop with the next request, as the documentation of the service promises. */
  IMMEDIATE,
  /** They work until they expire, as realm-core's tests saw the live service behave. */
  AT_EXPIRY
}
