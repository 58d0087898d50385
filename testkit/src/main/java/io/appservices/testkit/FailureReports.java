package io.appservices.testkit;

import io.appservices.testkit.failure.FailureReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.opentest4j.TestAbortedException;

/** Decides whether, and where, it is written what is left of a test that failed. */
final class FailureReports {

  private static final String SWITCH = "appservices.failures";
  private static final String DIRECTORY = "appservices.failures.directory";
  private static final Pattern INVOCATION =
      Pattern.compile("(?:invocation|dynamic-test|dynamic-container):#(\\d+)");
  private static final int MAX_NAME = 120;

  private FailureReports() {}

  /** Runs a dynamic test, and writes its report if it fails: no extension is told of its end. */
  static void run(
      InvocationInterceptor.Invocation<Void> test,
      ExtensionContext context,
      Supplier<Optional<TestApp>> app)
      throws Throwable {
    try {
      test.proceed();
    } catch (Throwable failure) {
      failed(context, app.get(), failure);
      throw failure;
    }
  }

  /**
   * Checks a test that ended, and writes its report if it failed by then; removes that of an
   * earlier run, if it did not. Writing never fails a test.
   */
  static void testEnded(ExtensionContext context, Optional<TestApp> app, Runnable check) {
    Optional<Throwable> failure = context.getExecutionException();
    try {
      check.run();
    } catch (AssertionError e) {
      failed(context, app, failure.orElse(e));
      throw e;
    }
    if (failure.isPresent()) {
      failed(context, app, failure.get());
    } else if (!isOff(context)) {
      removeOld(context);
    }
  }

  private static boolean isOff(ExtensionContext context) {
    return context.getConfigurationParameter(SWITCH).filter("off"::equals).isPresent();
  }

  /** Writes the report of a test that failed with an exception, unless that is switched off. */
  private static void failed(ExtensionContext context, Optional<TestApp> app, Throwable failure) {
    if (!isOff(context) && !(failure instanceof TestAbortedException)) {
      app.ifPresent(of -> write(context, of, failure));
    }
  }

  private static void write(ExtensionContext context, TestApp app, Throwable failure) {
    String test = name(context);
    Path folder = folder(context);
    try {
      if (!app.shared()) {
        // Refused if the test deleted its app.
        app.control().request("DELETE", "/faults?app={app}", null);
      }
      String command = new FailureReport(app.address(), app.admin(), folder).write(test, failure);
      System.err.println(
          "App Services: what is left of %s is in %s%s"
              .formatted(
                  test,
                  folder,
                  command.isEmpty() ? "" : "; this opens its app again:\n  " + command));
    } catch (RuntimeException e) {
      System.err.println("App Services: what is left of " + test + " cannot be had: " + e);
    }
  }

  private static void removeOld(ExtensionContext context) {
    try {
      FailureReport.remove(folder(context));
    } catch (IOException e) {
      System.err.println("App Services: an old report cannot be removed: " + e);
    }
  }

  private static Path folder(ExtensionContext context) {
    Path root =
        context
            .getConfigurationParameter(DIRECTORY)
            .map(Path::of)
            .orElseGet(() -> Path.of(isGradle() ? "build" : "target", "appservices"));
    return root.resolve(name(context)).toAbsolutePath();
  }

  private static boolean isGradle() {
    return !Files.exists(Path.of("pom.xml"))
        && (Files.exists(Path.of("build.gradle.kts")) || Files.exists(Path.of("build.gradle")));
  }

  /** Returns class, method and number of the invocation, as far as a name of a folder can. */
  private static String name(ExtensionContext context) {
    StringBuilder name = new StringBuilder();
    // A dynamic test has neither class nor method: those are its factory's.
    for (ExtensionContext of = context; ; of = of.getParent().orElseThrow()) {
      if (of.getTestMethod().isPresent()) {
        name.append(of.getRequiredTestClass().getName().replaceFirst("^.*\\.", ""));
        name.append('.').append(of.getRequiredTestMethod().getName());
        break;
      }
    }
    Matcher invocation = INVOCATION.matcher(context.getUniqueId());
    while (invocation.find()) {
      name.append('-').append(invocation.group(1));
    }
    String safe = name.toString().replaceAll("[^\\p{L}\\p{N}_.$-]", "_").replace('$', '.');
    return safe.length() > MAX_NAME ? safe.substring(0, MAX_NAME) : safe;
  }
}
