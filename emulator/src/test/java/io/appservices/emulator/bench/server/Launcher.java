package io.appservices.emulator.bench.server;

import java.util.ArrayList;
import java.util.List;

/** What the launcher of the distribution starts: Java and its options, as seen on its process. */
final class Launcher {

  private static final List<String> COMMAND = read();

  private Launcher() {}

  /** Returns the Java that it takes, and behind it the options up to the class path. */
  static List<String> command() {
    return COMMAND;
  }

  private static List<String> read() {
    try (ServerProcess emulator = ServerProcess.emulator()) {
      ProcessHandle.Info info = emulator.info();
      List<String> command = new ArrayList<>(List.of(info.command().orElseThrow()));
      for (String argument : info.arguments().orElseThrow()) {
        if (argument.equals("-cp") || argument.equals("-jar")) {
          return List.copyOf(command);
        }
        command.add(argument);
      }
      throw new IllegalStateException("the launcher names no classes");
    }
  }
}
