package io.appservices.emulator.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console of a project that has no provider of SLF4J is the project's. */
class NoLogProviderTest {

  @TempDir private Path directory;

  @Test
  void nothingIsPrintedWhereNobodyWantsLogs() throws Exception {
    assertThat(printed(Program.class)).isEqualTo("done\n");
  }

  @Test
  void whoAsksSlf4jFirstIsToldByIt() throws Exception {
    assertThat(printed(WithLogger.class)).contains("No SLF4J providers", "done\n");
  }

  /** Runs a program on the class path of the tests, without the provider that is on it. */
  private String printed(Class<?> program) throws Exception {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("slf4j-simple"))
            .collect(Collectors.joining(File.pathSeparator));
    Path output = directory.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                program.getName())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return Files.readString(output);
  }

  /** Starts an emulator, and logs what the emulator logs of a listener that fails. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
        EmulatedApp app = emulator.app();
        emulator.onRequest(
            request -> {
              throw new IllegalStateException("to be logged");
            });
        app.connectionString("mongodb-atlas");
        app.users().logIn("anon-user", Map.of());
      }
      System.out.println("done");
    }
  }

  static final class WithLogger {
    private WithLogger() {}

    public static void main(String[] arguments) {
      org.slf4j.LoggerFactory.getLogger(WithLogger.class).info("nobody hears this");
      Program.main(arguments);
    }
  }
}
