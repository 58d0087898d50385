package io.appservices.emulator.cli;

import io.appservices.emulator.EmulatorConfigBuilder;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Options for the users that are there at the start, and what becomes of them at the end. */
final class UserOptions {

  @Option(
      names = "--users",
      paramLabel = "<file>",
      split = ",",
      defaultValue = "${env:APPSERVICES_EMULATOR_USERS:-" + Option.NULL_VALUE + "}",
      description =
          "A file of users to start with, a line of JSON for each. May be given more than once."
              + " Default: none.")
  private List<String> files = List.of();

  @Option(
      names = "--export-on-exit",
      paramLabel = "<file>",
      defaultValue = "${env:APPSERVICES_EMULATOR_EXPORT_ON_EXIT:-" + Option.NULL_VALUE + "}",
      description =
          "Where to write the users of all apps when told to stop, for --users to read. Default:"
              + " nowhere.")
  private String export;

  void applyTo(EmulatorConfigBuilder builder, OptionSetter taker) {
    if (files != null) {
      files.forEach(file -> taker.take("--users", file, text -> builder.users(Path.of(text))));
    }
    if (export != null) {
      taker.take("--export-on-exit", export, text -> builder.exportUsersOnClose(Path.of(text)));
    }
  }
}
