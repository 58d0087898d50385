package io.appservices.testkit;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** Which parameters are filled in, and with what. */
final class Injection {

  private Injection() {}

  static boolean supports(ParameterContext parameter) {
    Class<?> type = type(parameter);
    return type == AppServicesEmulator.class
        || type == EmulatedApp.class
        || parameter.isAnnotated(BaseUrl.class);
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
