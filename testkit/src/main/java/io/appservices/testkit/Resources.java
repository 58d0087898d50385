package io.appservices.testkit;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.EmulatorConfig;
import io.appservices.emulator.domain.AppServicesException;
import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/**
 * The emulator and the apps, kept in JUnit's store: it makes each of them once, also when tests run
 * in parallel, and closes it when its run, class or test is over.
 */
final class Resources {

  private static final String EMULATOR = "emulator";
  private static final String APP = "app";
  private static final int MAX_APP_NAME = 32;

  private final Namespace namespace;
  private final EmulatorConfig config;

  Resources(Namespace namespace, EmulatorConfig config) {
    this.namespace = namespace;
    this.config = config;
  }

  /** The emulator of this context or of one around it; started here if there is none. */
  @SuppressWarnings("deprecation") // its successor came with JUnit 6
  AppServicesEmulator emulator(ExtensionContext context) {
    return store(context)
        .getOrComputeIfAbsent(
            EMULATOR,
            key -> Kept.of(AppServicesEmulator.start(config), AppServicesEmulator::close),
            Kept.class)
        .as(AppServicesEmulator.class);
  }

  /** The emulator of this context or of one around it, if it was started. */
  Optional<AppServicesEmulator> findEmulator(ExtensionContext context) {
    return find(context, EMULATOR, AppServicesEmulator.class);
  }

  /** The app of the test that this is the context of; made if there is none yet. */
  @SuppressWarnings("deprecation") // its successor came with JUnit 6
  EmulatedApp app(ExtensionContext context, AppServicesEmulator emulator) {
    Method test =
        context
            .getTestMethod()
            .orElseThrow(() -> new ParameterResolutionException(noTest(context)));
    return store(context)
        .getOrComputeIfAbsent(
            APP,
            key -> Kept.of(emulator.newApp(appName(test.getName())), Resources::delete),
            Kept.class)
        .as(EmulatedApp.class);
  }

  /** The app of the test that this is the context of, if it was made. */
  Optional<EmulatedApp> findApp(ExtensionContext context) {
    return find(context, APP, EmulatedApp.class);
  }

  private <T> Optional<T> find(ExtensionContext context, String key, Class<T> type) {
    return Optional.ofNullable(store(context).get(key, Kept.class)).map(kept -> kept.as(type));
  }

  private Store store(ExtensionContext context) {
    return context.getStore(namespace);
  }

  /** A test may have deleted its app itself. */
  private static void delete(EmulatedApp app) {
    try {
      app.delete();
    } catch (AppServicesException e) {
      if (e.kind() != AppServicesException.Kind.NOT_FOUND) {
        throw e;
      }
    }
  }

  /** Recognizable in the emulator's output: the name of the test, as far as an app name can. */
  private static String appName(String testName) {
    String name = testName.replaceAll("[^A-Za-z0-9_-]", "-");
    return name.length() > MAX_APP_NAME ? name.substring(0, MAX_APP_NAME) : name;
  }

  private static String noTest(ExtensionContext context) {
    return "An app belongs to one test, and here is none: "
        + context.getDisplayName()
        + " asks for it before or after all tests, or in a constructor that serves several tests"
        + " (Lifecycle.PER_CLASS, or JUnit before 5.12). Take it as a parameter of the test or of"
        + " a @BeforeEach method, or make one with AppServicesEmulator.newApp(name).";
  }
}
