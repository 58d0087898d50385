package io.appservices.emulator.api;

/** What authentication triggers run after, by the names that their configuration has for it. */
public enum UserOperation {
  /** A user was made, or got one more identity. */
  CREATE,
  /** A user logged in. */
  LOGIN,
  /** A user was deleted. */
  DELETE
}
