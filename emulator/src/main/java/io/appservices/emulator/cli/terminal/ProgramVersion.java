package io.appservices.emulator.cli.terminal;

/** The version of the program. */
public final class ProgramVersion {

  private ProgramVersion() {}

  /** Returns the version that the manifest of the jar has; outside of a jar there is none. */
  public static String text() {
    String version = ProgramVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
