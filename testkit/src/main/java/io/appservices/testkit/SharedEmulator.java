package io.appservices.testkit;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatorConfig;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** What {@link AppServicesTest} does: one emulator for the run, one app for each test. */
final class SharedEmulator implements ParameterResolver {

  private static final Resources RESOURCES =
      new Resources(Namespace.create(SharedEmulator.class), EmulatorConfig.defaults());

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
    AppServicesEmulator emulator = RESOURCES.emulator(context.getRoot());
    return Injection.resolve(parameter, emulator, () -> RESOURCES.app(context, emulator));
  }
}
