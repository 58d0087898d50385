package io.appservices.emulator.api;

/**
 * When the access tokens of a user that was disabled or whose sessions were revoked stop working.
 */
public enum AccessTokenRevocation {
  /** With the next request, as the documentation of the service promises. */
  IMMEDIATE,
  /** When they expire, as realm-core's tests saw the live service do. */
  AT_EXPIRY
}
