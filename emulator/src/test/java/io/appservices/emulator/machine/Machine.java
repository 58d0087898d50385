package io.appservices.emulator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cli.Launch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a test does to the machine that a server runs on. */
final class Machine {

  private Machine() {}

  /** A start of the server by a shell that does something first, such as {@code ulimit -n 200}. */
  static Launch after(String command, String... options) {
    return through(List.of("/bin/bash", "-c", command + "; exec \"$0\" \"$@\""), options);
  }

  /** A start of the server by another program. */
  static Launch through(List<String> program, String... options) {
    List<String> arguments = new ArrayList<>(program.subList(1, program.size()));
    arguments.add(Launch.DISTRIBUTION.resolve("bin/appservices-emulator").toString());
    arguments.addAll(List.of("start", "--port", "0"));
    arguments.addAll(List.of(options));
    return Launch.through(Path.of(program.get(0)), arguments.toArray(String[]::new));
  }

  /** Runs a program that has to do its work. */
  static void run(String... command) {
    assertThat(exitCode(command)).as(String.join(" ", command)).isZero();
  }

  /** The status of a program; negative if there is none of that name. */
  static int exitCode(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
