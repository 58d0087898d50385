package io.appservices.testkit;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** The parameters that are filled in, and their values. */
final class Injection {

  private static final Namespace NAMES = Namespace.create(Injection.class);

  private Injection() {}

  /**
   * Returns whether the extension of a name fills a parameter in.
   *
   * @param name empty for one without name
   * @throws ParameterResolutionException if another one of that name does so, too
   */
  static boolean supports(
      ParameterContext parameter, ExtensionContext context, Object extension, String name) {
    boolean supported = isMeant(parameter, name);
    if (supported && !first(context, extension, name).equals(extension)) {
      throw new ParameterResolutionException(
          (name.isEmpty()
                  ? "More than one emulator has no name"
                  : "Two emulators are '" + name + "'")
              + " here: give the field AppServicesExtension...named(\"other\"), and the parameters"
              + " that it is to fill in @OfEmulator(\"other\")");
    }
    return supported;
  }

  /** Kept where the test is, or where what is around it has one already. */
  @SuppressWarnings("deprecation") // its successor came with JUnit 6
  private static Object first(ExtensionContext context, Object extension, String name) {
    return context.getStore(NAMES).getOrComputeIfAbsent(name, key -> extension, Object.class);
  }

  private static boolean isMeant(ParameterContext parameter, String name) {
    Class<?> type = type(parameter);
    String wanted = parameter.findAnnotation(OfEmulator.class).map(OfEmulator::value).orElse("");
    return wanted.equals(name)
        && (type == AppServicesEmulator.class
            || type == EmulatedApp.class
            || parameter.isAnnotated(BaseUrl.class));
  }

  static Object resolve(
      ParameterContext parameter, AppServicesEmulator emulator, Supplier<EmulatedApp> app) {
    Class<?> type = type(parameter);
    if (parameter.isAnnotated(BaseUrl.class)) {
      return baseUrl(type, emulator);
    }
    return type == EmulatedApp.class ? app.get() : emulator;
  }

  private static String baseUrl(Class<?> type, AppServicesEmulator emulator) {
    if (type != String.class) {
      throw new ParameterResolutionException(
          "@BaseUrl belongs on a parameter of type String, not " + type.getTypeName());
    }
    return emulator.baseUrl();
  }

  private static Class<?> type(ParameterContext parameter) {
    return parameter.getParameter().getType();
  }
}
