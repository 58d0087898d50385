package io.appservices.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests of this class run against an emulator. It is started once, when the first test asks for
 * it, serves all classes of the run, and is closed at the end of the run. Every test gets a fresh
 * app of its own, which is removed after the test, so that tests neither see each other's users nor
 * have to clean up, also where they run in parallel. The listeners that a test adds, and the
 * functions that it registers for all apps, end with the test.
 *
 * <p>Constructors, tests and the methods before and after a test may take as parameters:
 *
 * <ul>
 *   <li>{@link io.appservices.emulator.EmulatedApp}: the app of this test,
 *   <li>{@link io.appservices.emulator.AppServicesEmulator}: the emulator, shared by all tests,
 *   <li>{@link BaseUrl @BaseUrl} {@code String}: where it listens, such as {@code
 *       http://127.0.0.1:40123},
 *   <li>{@link AppId @AppId} {@code String}: the client app id of the app of this test,
 *   <li>{@link TestUser @TestUser} {@link io.appservices.testkit.client.SignedInUser}: a user that
 *       is signed in to it,
 *   <li>{@link io.appservices.testkit.client.ClientApi}, {@link
 *       io.appservices.testkit.client.AdminApi} and {@link
 *       io.appservices.testkit.client.ControlApi}: callers of its APIs over HTTP,
 *   <li>{@link io.appservices.testkit.client.AppAddress}: where it is.
 * </ul>
 *
 * <p>With {@code -Dappservices.emulator.url=http://localhost:9090}, as a system property, a
 * configuration parameter of JUnit or {@code APPSERVICES_EMULATOR_URL}, the tests run against a
 * server that is up already, on apps that they make there. The first two parameters and settings of
 * a class's own are refused then, since they are there in process only.
 *
 * <p>Classes with the same settings share an emulator. For one of your own, whose clock for example
 * no other class moves, register an {@link AppServicesExtension} instead.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedEmulator.class)
public @interface AppServicesTest {

  /** Returns the class that configures the emulator; by default the settings suit a test. */
  Class<? extends EmulatorSettings> config() default EmulatorSettings.class;

  /**
   * Returns the folder of an app as App Services exports it, such as {@code shop}; none, unless
   * given.
   */
  String appFolder() default "";

  /** Returns the choice of the app that tests are given. */
  InjectedApp app() default InjectedApp.AUTOMATIC;

  /**
   * Returns whether a test fails that called a path which no operation has, or an operation that is
   * not emulated. A request counts for the test whose app its path names; one that names no app
   * counts for every test that runs at the time.
   */
  boolean failOnUnknownOperation() default false;
}
