package io.appservices.emulator.function.npm;

/** Packages cannot be used; the message names the package or the file, and why. */
public final class PackageException extends RuntimeException {

  public PackageException(String message) {
    super(message, null, false, false);
  }
}
