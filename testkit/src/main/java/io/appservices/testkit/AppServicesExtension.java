package io.appservices.testkit;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.EmulatorConfig;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * An emulator with settings of your own. In a static field it serves all tests of the class; in an
 * instance field every test gets an emulator to itself. Either way every test has a fresh app; the
 * app that the settings describe is {@code emulator().app()}.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final AppServicesExtension appServices =
 *     AppServicesExtension.with(EmulatorConfig.builder().accessTokenRevocation(AT_EXPIRY).build());
 * }</pre>
 *
 * <p>Parameters are injected as {@link AppServicesTest} does it.
 */
public final class AppServicesExtension
    implements BeforeAllCallback,
        AfterAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        ParameterResolver {

  private final Resources resources;
  private final Current<AppServicesEmulator> emulators = new Current<>("emulator");
  private final Current<EmulatedApp> apps = new Current<>("app");

  private AppServicesExtension(EmulatorConfig config) {
    this.resources = new Resources(Namespace.create(AppServicesExtension.class, this), config);
  }

  /** An extension whose emulator has the default settings. */
  public static AppServicesExtension create() {
    return with(EmulatorConfig.defaults());
  }

  /** An extension whose emulator has these settings. */
  public static AppServicesExtension with(EmulatorConfig config) {
    return new AppServicesExtension(config);
  }

  /**
   * The emulator of the class, or of the test where this is an instance field.
   *
   * @throws IllegalStateException if no test of this extension runs, or if it cannot be told which
   *     one is meant: on a thread that a test started, while others run in parallel
   */
  public AppServicesEmulator emulator() {
    return emulators.get();
  }

  /**
   * The app of the running test, from the methods before the test to those after it.
   *
   * @throws IllegalStateException as {@link #emulator()}
   */
  public EmulatedApp app() {
    return apps.get();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    emulators.enter(resources.emulator(context));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    resources.findEmulator(context).ifPresent(emulators::leave);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    AppServicesEmulator emulator = resources.emulator(context);
    emulators.enter(emulator);
    apps.enter(resources.app(context, emulator));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    resources.findEmulator(context).ifPresent(emulators::leave);
    resources.findApp(context).ifPresent(apps::leave);
  }

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return Injection.supports(parameter);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    AppServicesEmulator emulator = resources.emulator(context);
    return Injection.resolve(parameter, emulator, () -> resources.app(context, emulator));
  }
}
