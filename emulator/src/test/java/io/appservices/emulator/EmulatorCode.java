package io.appservices.emulator;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The classes of the emulator, read once for all tests that look at them. */
final class EmulatorCode {

  static final JavaClasses ALL =
      new ClassFileImporter()
          .importUrl(AppServicesEmulator.class.getProtectionDomain().getCodeSource().getLocation());

  private EmulatorCode() {}
}
