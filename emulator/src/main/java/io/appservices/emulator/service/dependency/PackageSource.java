package io.appservices.emulator.service.dependency;

import org.bson.Document;

/** Where packages come from by name. May be used by any number of threads. */
interface PackageSource {

  /**
   * Returns what there is of a package, as a registry of npm describes it.
   *
   * @throws io.appservices.emulator.function.npm.PackageException if it cannot be had; the message
   *     names the package
   */
  Document versions(String name);

  /**
   * Returns a tarball of a package, whose content nobody has checked.
   *
   * @param address as {@link #versions} tells it
   * @throws io.appservices.emulator.function.npm.PackageException if it cannot be had; the message
   *     names the package
   */
  byte[] tarball(String name, String address);
}
