package io.appservices.emulator.service.dependency;

import io.appservices.emulator.function.npm.UnpackedPackages;
import java.util.Map;

/** Gets packages by name. */
public interface PackageInstaller {

  /**
   * Gets packages, and all that they depend on.
   *
   * @param ranges the versions that are wanted, by names: {@code ^1.2.0}, {@code latest}
   * @throws io.appservices.emulator.function.npm.PackageException if one cannot be had; the message
   *     names it
   */
  UnpackedPackages install(Map<String, String> ranges);
}
