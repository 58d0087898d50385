package io.appservices.emulator.cli;

import io.appservices.emulator.cli.terminal.ProgramVersion;
import picocli.CommandLine.IVersionProvider;

/** The version as the program tells it. */
final class VersionProvider implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"appservices-emulator " + ProgramVersion.text()};
  }
}
