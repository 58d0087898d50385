package io.appservices.emulator.api;

/** The refusal of a link whose identity belongs to another user. */
public enum LinkConflicts {
  /**
   * Refuses as the service does, but with another error once the same link is tried over and over:
   * realm-web would repeat it for ever.
   */
  GUARDED,
  /** Refuses always as the service does. */
  FAITHFUL
}
