package io.appservices.emulator.api;

/** The operations that authentication triggers run after, named as in their configuration. */
public enum UserOperation {
  /** A user was made, or got one more identity. */
  CREATE,
  /** A user logged in. */
  LOGIN,
  /** A user was deleted. */
  DELETE
}
