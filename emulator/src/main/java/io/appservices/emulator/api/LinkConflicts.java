package io.appservices.emulator.api;

/** How a link is refused whose identity belongs to another user. */
public enum LinkConflicts {
  /**
   * As the service does, but with another error once the same link is tried over and over:
   * realm-web would repeat it for ever.
   */
  GUARDED,
  /** Always as the service does. */
  FAITHFUL
}
