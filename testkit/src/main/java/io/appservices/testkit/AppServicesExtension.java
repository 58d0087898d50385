package io.appservices.testkit;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.config.EmulatorConfig;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * An emulator with settings of your own. In a static field it serves all tests of the class; in an
 * instance field every test gets an emulator to itself. Which app a test has, says {@link
 * InjectedApp}.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final AppServicesExtension appServices =
 *     AppServicesExtension.with(
 *         EmulatorConfig.builder().behaviour(b -> b.accessTokenRevocation(AT_EXPIRY)).build());
 * }</pre>
 *
 * <p>{@code @ExtendWith(AppServicesExtension.class)} gives a class an emulator with the default
 * settings. Parameters are injected as {@link AppServicesTest} does it.
 */
public final class AppServicesExtension
    implements BeforeAllCallback,
        AfterAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        InvocationInterceptor,
        ParameterResolver {

  private final EmulatorConfig config;
  private final boolean untilJvmEnds;
  private final InjectedApp which;
  private final String name;
  private final boolean strict;
  private final Resources resources = new Resources(Namespace.create(new Object()));
  private final CurrentByThread<AppServicesEmulator> emulators = new CurrentByThread<>("emulator");
  private final CurrentByThread<EmulatedApp> apps = new CurrentByThread<>("app");

  /** Makes an extension whose emulator has the default settings; for {@code @ExtendWith}. */
  public AppServicesExtension() {
    this(EmulatorConfig.defaults(), false, InjectedApp.AUTOMATIC, "", false);
  }

  private AppServicesExtension(
      EmulatorConfig config, boolean untilJvmEnds, InjectedApp which, String name, boolean strict) {
    this.strict = strict;
    this.config = Objects.requireNonNull(config, "config");
    this.untilJvmEnds = untilJvmEnds;
    this.which = Objects.requireNonNull(which, "which");
    this.name = Objects.requireNonNull(name, "name");
  }

  /** Returns an extension whose emulator has the default settings. */
  public static AppServicesExtension create() {
    return new AppServicesExtension();
  }

  /** Returns an extension whose emulator has these settings. */
  public static AppServicesExtension with(EmulatorConfig config) {
    return new AppServicesExtension(config, false, InjectedApp.AUTOMATIC, "", false);
  }

  /**
   * Returns an extension whose emulator lives until the JVM ends, and is the same for equal
   * settings. {@link #emulator} and {@link #app} answer at any time, also before and between tests:
   * for what is static or outlives a class, such as Spring's {@code @DynamicPropertySource} and the
   * application contexts that it keeps. The listeners that a test adds end with the test.
   */
  public static AppServicesExtension shared(EmulatorConfig config) {
    return new AppServicesExtension(config, true, InjectedApp.AUTOMATIC, "", false);
  }

  /** Returns the extension with another choice of the app that a test is given. */
  public AppServicesExtension injecting(InjectedApp app) {
    return new AppServicesExtension(config, untilJvmEnds, app, name, strict);
  }

  /**
   * Returns the extension with a name, for a class that has several: it fills in only parameters
   * with {@link OfEmulator} of its name.
   */
  public AppServicesExtension named(String newName) {
    return new AppServicesExtension(config, untilJvmEnds, which, newName, strict);
  }

  /**
   * Returns the extension such that a test fails that called a path which no operation has, or an
   * operation that is not emulated. A request counts for the test whose app its path names; one
   * that names no app counts for every test that runs at the time.
   */
  public AppServicesExtension failOnUnknownOperation() {
    return new AppServicesExtension(config, untilJvmEnds, which, name, true);
  }

  /**
   * Returns the emulator of the class, or of the test where this is an instance field.
   *
   * @throws IllegalStateException unless it is {@linkplain #shared shared}, if no test of this
   *     extension runs, or if it cannot be told which one is meant: on a thread that a test
   *     started, while others run in parallel
   */
  public AppServicesEmulator emulator() {
    requireInProcess("AppServicesExtension.emulator()");
    return untilJvmEnds
        ? emulators.find().orElseGet(() -> RunEmulators.get(config))
        : emulators.get();
  }

  /**
   * Returns the app of the running test, from the methods before the test to those after it;
   * outside of tests, where it is {@linkplain #shared shared}, the app that the settings describe.
   *
   * @throws IllegalStateException as {@link #emulator()}
   */
  public EmulatedApp app() {
    requireInProcess("AppServicesExtension.app()");
    return untilJvmEnds ? apps.find().orElseGet(() -> emulator().app()) : apps.get();
  }

  private static void requireInProcess(String what) {
    RemoteServer.named()
        .ifPresent(
            url -> {
              throw new IllegalStateException(RemoteServer.inProcessOnly(what, url));
            });
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (server(context).isPresent()) {
      return;
    }
    emulators.enter(emulator(context));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    resources.find(context, config).ifPresent(emulators::leave);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (server(context).isPresent()) {
      return;
    }
    AppServicesEmulator emulator = emulator(context);
    emulators.enter(emulator);
    apps.enter(resources.app(context, emulator, which));
    if (strict) {
      resources.watchUnknown(context, emulator);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    resources.findApp(context).ifPresent(apps::leave);
    resources.find(context, config).ifPresent(emulators::leave);
    FailureReports.testEnded(context, app(context), () -> resources.checkUnknown(context));
  }

  @Override
  public void interceptDynamicTest(
      Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context)
      throws Throwable {
    FailureReports.run(invocation, context, () -> app(context));
  }

  private Optional<TestApp> app(ExtensionContext context) {
    return resources.findTestApp(context, () -> emulator(context), which);
  }

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return Injection.supports(parameter, context, this, name);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return Injection.resolve(parameter, source(context));
  }

  private ParameterSource source(ExtensionContext context) {
    Optional<RemoteServer> server = server(context);
    return server.isPresent()
        ? new RemoteSource(server.get(), resources, context)
        : new InProcessSource(emulator(context), which, resources, context);
  }

  /** Returns the server that is up already, if there is one, and says what it cannot be asked. */
  private Optional<RemoteServer> server(ExtensionContext context) {
    Optional<RemoteServer> server = RemoteServer.find(context);
    if (server.isPresent() && !config.equals(EmulatorConfig.defaults())) {
      throw new ExtensionConfigurationException(
          server.get().inProcessOnly("an emulator with settings of its own"));
    }
    if (server.isPresent() && (strict || which == InjectedApp.CONFIGURED)) {
      throw new ExtensionConfigurationException(
          server.get().inProcessOnly(strict ? "failOnUnknownOperation()" : "the configured app"));
    }
    return server.map(found -> resources.server(context, found));
  }

  private AppServicesEmulator emulator(ExtensionContext context) {
    return untilJvmEnds
        ? resources.share(context, () -> RunEmulators.get(config))
        : resources.emulator(context, config);
  }
}
