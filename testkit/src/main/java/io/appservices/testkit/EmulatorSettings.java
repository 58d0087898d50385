package io.appservices.testkit;

import io.appservices.emulator.config.EmulatorConfig;

/**
 * Settings for {@link AppServicesTest#config}. A class that implements it has a constructor without
 * parameters, which may be private.
 */
@FunctionalInterface
public interface EmulatorSettings {

  /**
   * Returns the settings. Classes whose settings are equal share an emulator; asked once for each
   * class.
   */
  EmulatorConfig config();
}
