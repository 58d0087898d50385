package io.appservices.emulator.lifecycle;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.api.AccessTokenRevocation;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.time.Duration;

/**
 * Where an event happens: a user with two sessions, twenty minutes apart, somebody else with one,
 * and a clock that stands still.
 */
record Scene(TestApp app, Runnable end, Tokens first, Tokens second, Tokens somebodyElse)
    implements AutoCloseable {

  static final String EMAIL = "ada@example.com";
  static final String PASSWORD = "her password";
  static final String NEW_PASSWORD = "another password";

  /** Half an hour after the first login, its access token is expired and the others are not. */
  static final Duration BEFORE_OTHERS = Duration.ofMinutes(20);

  static final Duration UNTIL_FIRST_EXPIRES = Duration.ofMinutes(10);

  static Scene set(AccessTokenRevocation revocation) {
    AppServicesEmulator emulator =
        AppServicesEmulator.start(
            EmulatorConfig.builder().behaviour(b -> b.accessTokenRevocation(revocation)).build());
    emulator.clock().freeze();
    return set(TestApp.on(emulator), emulator::close);
  }

  /**
   * Sets the scene in an app of an emulator whose clock stands still.
   *
   * @param end lets go of what the scene was set in
   */
  static Scene set(TestApp app, Runnable end) {
    Tokens first = app.client().signUp(EMAIL, PASSWORD);
    app.emulator().clock().advance(BEFORE_OTHERS);
    Tokens second = app.client().logIn(EMAIL, PASSWORD).tokens();
    return new Scene(app, end, first, second, app.client().signUp("grace@example.com", PASSWORD));
  }

  @Override
  public void close() {
    end.run();
  }
}
