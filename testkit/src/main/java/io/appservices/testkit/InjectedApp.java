package io.appservices.testkit;

/** The choice of the app that a test is given. */
public enum InjectedApp {
  /** The configured app if the settings name one or have an app folder; otherwise a fresh one. */
  AUTOMATIC,
  /**
   * The app that the settings describe, or that they have by default: all tests of the emulator
   * share it, with its users.
   */
  CONFIGURED,
  /**
   * A new app for every test, removed after it. If the settings have an app folder, it is set up as
   * the last one says.
   */
  FRESH
}
