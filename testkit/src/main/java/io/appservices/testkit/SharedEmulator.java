package io.appservices.testkit;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import java.nio.file.Path;
import java.util.Optional;
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
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The implementation of {@link AppServicesTest}: one emulator for the run, one app for each test.
 */
final class SharedEmulator
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        InvocationInterceptor,
        ParameterResolver {

  private static final Resources RESOURCES = new Resources(Namespace.create(SharedEmulator.class));

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  /** Says at once, and for the class as a whole, what cannot be had from a server. */
  @Override
  public void beforeAll(ExtensionContext context) {
    server(context).ifPresent(server -> check(wanted(context), server));
  }

  private static void check(AppServicesTest wanted, RemoteServer server) {
    if (wanted.config() != EmulatorSettings.class) {
      throw new ExtensionConfigurationException(
          server.inProcessOnly("@AppServicesTest(config = ...)"));
    }
    if (!wanted.appFolder().isEmpty()) {
      throw new ExtensionConfigurationException(
          server.inProcessOnly("@AppServicesTest(appFolder = ...)"));
    }
    if (wanted.app() == InjectedApp.CONFIGURED) {
      throw new ExtensionConfigurationException(
          server.inProcessOnly("@AppServicesTest(app = CONFIGURED)"));
    }
    if (wanted.failOnUnknownOperation()) {
      throw new ExtensionConfigurationException(
          server.inProcessOnly("@AppServicesTest(failOnUnknownOperation = true)"));
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    AppServicesTest wanted = wanted(context);
    if (wanted.failOnUnknownOperation()) {
      RESOURCES.watchUnknown(context, emulator(context, wanted));
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    FailureReports.testEnded(context, app(context), () -> RESOURCES.checkUnknown(context));
  }

  @Override
  public void interceptDynamicTest(
      Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context)
      throws Throwable {
    FailureReports.run(invocation, context, () -> app(context));
  }

  private static Optional<TestApp> app(ExtensionContext context) {
    AppServicesTest wanted = wanted(context);
    return RESOURCES.findTestApp(context, () -> emulator(context, wanted), wanted.app());
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return Injection.supports(parameter, context, SharedEmulator.class, "");
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return Injection.resolve(parameter, source(context));
  }

  private static ParameterSource source(ExtensionContext context) {
    AppServicesTest wanted = wanted(context);
    Optional<RemoteServer> server = server(context);
    return server.isPresent()
        ? new RemoteSource(server.get(), RESOURCES, context)
        : new InProcessSource(emulator(context, wanted), wanted.app(), RESOURCES, context);
  }

  private static Optional<RemoteServer> server(ExtensionContext context) {
    return RemoteServer.find(context).map(server -> RESOURCES.server(context, server));
  }

  private static AppServicesEmulator emulator(ExtensionContext context, AppServicesTest wanted) {
    return RESOURCES.share(context, () -> RESOURCES.emulator(context.getRoot(), config(wanted)));
  }

  /** Returns the annotation of the class, or of one around it. */
  private static AppServicesTest wanted(ExtensionContext context) {
    Optional<AppServicesTest> found =
        context
            .getTestClass()
            .flatMap(type -> AnnotationSupport.findAnnotation(type, AppServicesTest.class));
    return found.orElseGet(() -> wanted(context.getParent().orElseThrow()));
  }

  private static EmulatorConfig config(AppServicesTest wanted) {
    EmulatorConfig config =
        wanted.config() == EmulatorSettings.class
            ? EmulatorConfig.defaults()
            : ReflectionSupport.newInstance(wanted.config()).config();
    return wanted.appFolder().isEmpty()
        ? config
        : config.toBuilder().apps(a -> a.folder(Path.of(wanted.appFolder()))).build();
  }
}
