package io.appservices.emulator.storage.sqlite;

import io.appservices.emulator.testing.Watchdog;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A process of its own that runs a main class of the tests, and prints lines. */
final class Child implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final BufferedReader out;

  private Child(List<String> command) throws IOException {
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Watchdog.over(process);
    out = process.inputReader();
  }

  static Child of(Class<?> main, String... arguments) {
    return of(List.of(), main, arguments);
  }

  /**
   * Starts one.
   *
   * @param before the program that runs it, with its arguments; none to run it directly
   */
  static Child of(List<String> before, Class<?> main, String... arguments) {
    return of(before, System.getProperty("java.class.path"), main, arguments);
  }

  /** Starts one without the jars on its class path whose path has a part. */
  static Child without(String part, Class<?> main, String... arguments) {
    String rest =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !(entry.endsWith(".jar") && entry.contains(part)))
            .collect(Collectors.joining(File.pathSeparator));
    return of(List.of(), rest, main, arguments);
  }

  private static Child of(
      List<String> before, String classPath, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "-Xshare:auto", "-cp"));
    command.add(classPath);
    command.add(main.getName());
    command.addAll(List.of(arguments));
    try {
      return new Child(command);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next line that it printed; null at its end. A line that it did not end is none. */
  String line() {
    try {
      return out.readLine();
    } catch (IOException e) {
      return null;
    }
  }

  /** The lines up to one that begins so; it has to come. */
  List<String> linesUntil(String beginning) {
    List<String> lines = new ArrayList<>();
    String line = line();
    while (line != null && !line.startsWith(beginning)) {
      lines.add(line);
      line = line();
    }
    if (line == null) {
      throw new AssertionError("it did not print '" + beginning + "' but " + lines);
    }
    lines.add(line);
    return lines;
  }

  /** The lines that come until its end. */
  List<String> rest() {
    List<String> lines = new ArrayList<>();
    for (String line = line(); line != null; line = line()) {
      lines.add(line);
    }
    return lines;
  }

  long pid() {
    return process.pid();
  }

  /** Ends it with SIGKILL; what it printed can still be read. */
  void kill() {
    // By its handle: Process closes the streams, and what is in them would be lost.
    process.toHandle().destroyForcibly();
    awaitEnd();
  }

  int awaitEnd() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("a process did not end");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
