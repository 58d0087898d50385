package io.appservices.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One start of the distribution as a process of its own, with an environment that is known. */
public final class Launch {

  public static final Path DISTRIBUTION =
      Path.of("target", "appservices-emulator").toAbsolutePath();

  private final ProcessBuilder builder;
  private final Path stderr;

  private Launch(Path executable, String... args) {
    List<String> command = new ArrayList<>();
    command.add(executable.toString());
    command.addAll(List.of(args));
    builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.matches("APPSERVICES_EMULATOR_.*|JA?VA?_.*OPTIONS"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    stderr = temporaryFile();
    builder.redirectError(stderr.toFile());
  }

  public static Launch of(String... args) {
    return new Launch(DISTRIBUTION.resolve("bin/appservices-emulator"), args);
  }

  public static Launch through(Path executable, String... args) {
    return new Launch(executable, args);
  }

  public Launch from(Path directory) {
    builder.directory(directory.toFile());
    return this;
  }

  /** Sets a variable; null takes it away. */
  public Launch with(String variable, String value) {
    if (value == null) {
      builder.environment().remove(variable);
    } else {
      builder.environment().put(variable, value);
    }
    return this;
  }

  /** Runs to the end. */
  public Ended run() throws IOException, InterruptedException {
    Path stdout = temporaryFile();
    Process process = builder.redirectOutput(stdout.toFile()).start();
    try {
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("ends by itself").isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Ended(process.exitValue(), Files.readString(stdout), Files.readString(stderr));
  }

  /** Runs until it says that it is ready. */
  public Running start() throws IOException {
    return Running.untilReady(builder.start(), stderr);
  }

  private static Path temporaryFile() {
    try {
      Path file = Files.createTempFile("appservices-emulator", ".txt");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How it ended, and what it printed. */
  public record Ended(int status, String out, String err) {

    /** Refused as usage errors are: one line on standard error, nothing on standard output. */
    public void assertRefused(String... texts) {
      assertThat(status).isEqualTo(2);
      assertThat(out).isEmpty();
      assertThat(err.lines()).hasSize(1);
      assertThat(err).startsWith("appservices-emulator").contains(texts);
    }
  }
}
