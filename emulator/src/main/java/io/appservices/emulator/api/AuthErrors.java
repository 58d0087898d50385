package io.appservices.emulator.api;

/** The detail of answers to refused logins. */
public enum AuthErrors {
  /** {@code unauthorized}, whatever the reason: the service since May 2024. */
  MASKED,
  /** The reason: the service before May 2024, whose texts older apps may look at. */
  DETAILED
}
