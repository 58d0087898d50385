package io.appservices.emulator.cli.start;

import io.appservices.emulator.cli.memory.MemoryLooks;
import io.appservices.emulator.cli.terminal.CommandException;
import io.appservices.emulator.cli.terminal.Terminal;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program that runs with the standard streams of this one, and gets its signals. */
final class ChildProcess {

  private static final int CANNOT_RUN = 126;
  private static final int NOT_FOUND = 127;

  /** Names of the signals that are passed on. */
  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

  /** The variables that the launcher may have set for this process alone. */
  private static final List<String> OWN_VARIABLES = List.of("MALLOC_ARENA_MAX", "LC_CTYPE");

  private final List<String> command;

  private ChildProcess(List<String> command) {
    this.command = command;
  }

  /**
   * Returns a program that is there.
   *
   * @throws CommandException if there is none, or it is no program; the status is a shell's
   */
  static ChildProcess of(List<String> command) {
    String name = command.get(0);
    Optional<Path> found = find(name, System.getenv().getOrDefault("PATH", ""));
    if (found.isEmpty()) {
      throw CommandException.of(NOT_FOUND, "no such program: " + name);
    }
    if (!Files.isExecutable(found.get()) || Files.isDirectory(found.get())) {
      throw CommandException.of(CANNOT_RUN, "not a program that can be run: " + name);
    }
    return new ChildProcess(command);
  }

  static Optional<Path> find(String name, String path) {
    if (name.indexOf('/') >= 0 || name.indexOf(File.separatorChar) >= 0) {
      return Optional.of(Path.of(name)).filter(Files::exists);
    }
    // On Windows, programs are found by more names than one: the system looks for them.
    return File.separatorChar == '/'
        ? Arrays.stream(path.split(File.pathSeparator))
            .filter(folder -> !folder.isEmpty())
            .map(folder -> Path.of(folder, name))
            .filter(file -> Files.isExecutable(file) && !Files.isDirectory(file))
            .findFirst()
        : Optional.of(Path.of(System.getProperty("java.home")));
  }

  /** Runs it to its end, and looks at the memory of this process meanwhile; returns its status. */
  int run(Map<String, String> variables, MemoryLooks memory) throws InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    giveBack(builder.environment());
    builder.environment().putAll(variables);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw CommandException.of(CANNOT_RUN, String.valueOf(e.getMessage()));
    }
    SIGNALS.forEach(name -> Signals.on(name, () -> pass(name, process)));
    while (!process.waitFor(MemoryLooks.INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
      memory.look();
    }
    return process.exitValue();
  }

  /**
   * Undoes what the launcher has set. It tells in a property of Java what its caller had, as "=C";
   * nothing where the variable was not set. Without a launcher there is no such property.
   */
  private static void giveBack(Map<String, String> environment) {
    for (String name : OWN_VARIABLES) {
      String had = System.getProperty("appservices.caller." + name);
      if (had != null && had.isEmpty()) {
        environment.remove(name);
      } else if (had != null) {
        environment.put(name, had.substring(1));
      }
    }
  }

  private static void pass(String signal, Process process) {
    // A terminal sends Ctrl-C to all programs in it: another one would be a second Ctrl-C.
    if (signal.equals("INT") && Terminal.hasInput()) {
      return;
    }
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
    } catch (IOException e) {
      process.destroy();
    }
  }
}
