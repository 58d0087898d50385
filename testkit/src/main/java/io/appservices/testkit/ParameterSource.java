package io.appservices.testkit;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.testkit.client.SignedInUser;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** Where the values of the parameters of one test, or of a class, come from. */
interface ParameterSource {

  String baseUrl();

  /**
   * Returns the emulator in this process.
   *
   * @throws ParameterResolutionException if it is in another one
   */
  AppServicesEmulator emulator();

  /**
   * Returns the app of the test.
   *
   * @throws ParameterResolutionException if there is no test here
   */
  TestApp app();

  /** Returns the app of the test, in this process; otherwise as {@link #emulator} and app. */
  EmulatedApp emulatedApp();

  /** Returns a user of the app of the test. */
  SignedInUser user(TestUser wanted);
}
