package io.appservices.emulator.cli;

import io.appservices.emulator.EmulatorConfigBuilder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Options for apps that are made from folders. */
final class AppFolderOptions {

  @Option(
      names = "--app-folder",
      paramLabel = "<directory>",
      split = ",",
      defaultValue = "${env:APPSERVICES_EMULATOR_APP_FOLDER:-" + Option.NULL_VALUE + "}",
      description =
          "Makes an app from a folder as App Services exports it, with root_config.json or what"
              + " older versions have in its place. May be given more than once. Default: none.")
  private List<String> folders = List.of();

  @Option(
      names = "--watch",
      arity = "0..1",
      paramLabel = "true|false",
      fallbackValue = "true",
      defaultValue = "${env:APPSERVICES_EMULATOR_WATCH:-false}",
      description = "Lets apps follow their folders when these change. Default: false.")
  private boolean watch;

  void applyTo(EmulatorConfigBuilder builder, OptionSetter taker) {
    if (folders != null) {
      folders.forEach(
          folder -> taker.take("--app-folder", folder, text -> builder.appFolder(path(text))));
    }
    builder.watchAppFolders(watch);
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
