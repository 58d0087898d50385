package io.appservices.testkit;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.api.error.EmulatorException;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.testkit.client.AppAddress;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/**
 * The emulators and the apps, kept in JUnit's store: it makes each of them once, also when tests
 * run in parallel, and closes it when its run, class or test is over.
 */
final class Resources {

  private static final String EMULATOR = "emulator";
  private static final String SHARE_OF_TEST = "emulator of the test";
  private static final String SHARE = "emulator of the class";
  private static final String APP = "app";
  private static final String REMOTE_APP = "app in another process";
  private static final String USERS = "users";
  private static final String UNKNOWN = "unknown operations";
  private static final int MAX_APP_NAME = 32;

  private final Namespace namespace;

  Resources(Namespace namespace) {
    this.namespace = namespace;
  }

  /** Returns the emulator of this context or of one around it; started here if there is none. */
  AppServicesEmulator emulator(ExtensionContext context, EmulatorConfig config) {
    return keep(
        context,
        List.of(EMULATOR, config),
        AppServicesEmulator.class,
        () -> ClosingValue.of(AppServicesEmulator.start(config), AppServicesEmulator::close));
  }

  /**
   * Returns an emulator for one of those that share it: the test that this is the context of, or
   * else the class.
   */
  AppServicesEmulator share(ExtensionContext context, Supplier<AppServicesEmulator> emulator) {
    return keep(
        context,
        context.getTestMethod().isPresent() ? SHARE_OF_TEST : SHARE,
        AppServicesEmulator.class,
        () -> ClosingValue.of(emulator.get().share(), AppServicesEmulator::close));
  }

  /** Returns the emulator or the share of one that this context was given, if it was. */
  Optional<AppServicesEmulator> find(ExtensionContext context, EmulatorConfig config) {
    return Stream.of(SHARE_OF_TEST, SHARE, List.of(EMULATOR, config))
        .map(key -> store(context).get(key, ClosingValue.class))
        .filter(Objects::nonNull)
        .map(kept -> kept.as(AppServicesEmulator.class))
        .findFirst();
  }

  /** Returns the app of the test that this is the context of; made if there is none yet. */
  EmulatedApp app(ExtensionContext context, AppServicesEmulator emulator, InjectedApp which) {
    Method test = test(context);
    return keep(
        context,
        APP,
        EmulatedApp.class,
        () ->
            isConfigured(emulator.config(), which)
                ? ClosingValue.of(configured(emulator), app -> {})
                : ClosingValue.of(fresh(emulator, test), Resources::delete));
  }

  /** Returns the app of the test in a server; made if there is none yet. */
  TestApp app(ExtensionContext context, RemoteServer server) {
    Method test = test(context);
    return keep(
        context,
        REMOTE_APP,
        TestApp.class,
        () ->
            ClosingValue.of(
                TestApp.of(server, AppAddress.newApp(server.url(), appName(test.getName()))),
                app -> app.control().request("DELETE", "/apps/{app}", null)));
  }

  /** Returns the server that was checked once for the run. */
  RemoteServer server(ExtensionContext context, RemoteServer server) {
    return keep(
        context.getRoot(),
        server,
        RemoteServer.class,
        () -> ClosingValue.of(server.checked(), checked -> {}));
  }

  /** Returns the users that are made for the test. */
  TestUsers users(ExtensionContext context, TestApp app) {
    return keep(
        context,
        USERS,
        TestUsers.class,
        () -> ClosingValue.of(new TestUsers(app), TestUsers::delete));
  }

  private static Method test(ExtensionContext context) {
    return context
        .getTestMethod()
        .orElseThrow(() -> new ParameterResolutionException(noTest(context)));
  }

  /** Returns the app of the test that this is the context of, if it was made. */
  Optional<EmulatedApp> findApp(ExtensionContext context) {
    return Optional.ofNullable(store(context).get(APP, ClosingValue.class))
        .map(kept -> kept.as(EmulatedApp.class));
  }

  /** Returns the app of the test that this is the context of, wherever it is, if it was made. */
  Optional<TestApp> findTestApp(
      ExtensionContext context, Supplier<AppServicesEmulator> emulator, InjectedApp which) {
    ClosingValue remote = store(context).get(REMOTE_APP, ClosingValue.class);
    return remote != null
        ? Optional.of(remote.as(TestApp.class))
        : findApp(context).map(app -> testApp(emulator.get(), app, which));
  }

  static TestApp testApp(AppServicesEmulator emulator, EmulatedApp app, InjectedApp which) {
    return TestApp.of(emulator, app, isConfigured(emulator.config(), which));
  }

  /** Collects from now on what the test calls that the emulator does not serve. */
  void watchUnknown(ExtensionContext context, AppServicesEmulator emulator) {
    keep(
        context,
        UNKNOWN,
        UnknownOperations.class,
        () -> ClosingValue.of(new UnknownOperations(emulator), UnknownOperations::close));
  }

  /** Fails if there was any, and it was collected. */
  void checkUnknown(ExtensionContext context) {
    ClosingValue kept = store(context).get(UNKNOWN, ClosingValue.class);
    if (kept != null) {
      kept.as(UnknownOperations.class).check(findApp(context));
    }
  }

  @SuppressWarnings("deprecation") // its successor came with JUnit 6
  private <T> T keep(
      ExtensionContext context, Object key, Class<T> type, Supplier<ClosingValue> made) {
    return store(context).getOrComputeIfAbsent(key, k -> made.get(), ClosingValue.class).as(type);
  }

  private Store store(ExtensionContext context) {
    return context.getStore(namespace);
  }

  private static boolean isConfigured(EmulatorConfig config, InjectedApp which) {
    return which == InjectedApp.CONFIGURED
        || which == InjectedApp.AUTOMATIC && config.apps().configuresApp();
  }

  /**
   * Returns the configured app; of several folders the last, which was given closest to the test.
   */
  private static EmulatedApp configured(AppServicesEmulator emulator) {
    List<EmulatedApp> ofFolders = emulator.apps();
    return ofFolders.isEmpty() ? emulator.app() : ofFolders.get(ofFolders.size() - 1);
  }

  private static EmulatedApp fresh(AppServicesEmulator emulator, Method test) {
    EmulatedApp app = emulator.newApp(appName(test.getName()));
    List<Path> folders = emulator.config().apps().folders();
    if (!folders.isEmpty()) {
      app.load(folders.get(folders.size() - 1));
    }
    return app;
  }

  /** A test may have deleted its app itself. */
  private static void delete(EmulatedApp app) {
    try {
      app.delete();
    } catch (EmulatorException e) {
      if (!e.errorCode().equals(Optional.of("AppNotFound"))) {
        throw e;
      }
    }
  }

  /**
   * Returns a name that is recognizable in the emulator's output: that of the test, as far as an
   * app name can.
   */
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
