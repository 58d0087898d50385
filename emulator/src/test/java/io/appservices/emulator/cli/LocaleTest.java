package io.appservices.emulator.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.Watchdog;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names with characters that the locale of the process lacks. */
@EnabledOnOs(OS.LINUX)
class LocaleTest {

  private static final String ADVICE =
      "has characters that this locale lacks (ANSI_X3.4-1968): set LC_ALL=C.UTF-8, or another one"
          + " with UTF-8";

  /** The letter that is meant, in the shell's words: this JVM may lack it too. */
  private static final String LETTER = "\"$(printf 'n\\303\\244')\"";

  @TempDir private Path directory;

  /** Runs a command of the shell, in which {@code $emulator} is the program. */
  private String run(String locale, String command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", command);
    builder.directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.matches("LC_.*|LANG|APPSERVICES_.*"));
    builder.environment().put("LC_ALL", locale);
    builder
        .environment()
        .put(
            "emulator",
            Path.of(System.getProperty("java.home"), "bin", "java")
                + " -XX:TieredStopAtLevel=1 io.appservices.emulator.cli.Main");
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    Process process = builder.start();
    Watchdog.over(process);
    String output = new String(process.getInputStream().readAllBytes(), US_ASCII);
    return process.waitFor() + " " + output.strip();
  }

  @Test
  void namesTheArgumentThatIsLost() throws Exception {
    assertThat(run("C", "exec $emulator data check x" + LETTER))
        .isEqualTo("2 appservices-emulator: the argument 'xn??' " + ADVICE);
  }

  @Test
  void namesTheVariableThatIsLost() throws Exception {
    assertThat(run("C", "export APPSERVICES_EMULATOR_DATA=" + LETTER + "; exec $emulator start"))
        .isEqualTo("2 appservices-emulator: the value of APPSERVICES_EMULATOR_DATA " + ADVICE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "start --port 0 --data state",
        "exec --port 0 ls",
        "init shop",
        "apps export shop"
      })
  void usesNoOtherDirectoryThanTheOneThatIsMeant(String verb) throws Exception {
    String command = "mkdir " + LETTER + "; cd " + LETTER + "; exec $emulator ";

    assertThat(run("C", command + verb))
        .isEqualTo("2 appservices-emulator: the path of the working directory " + ADVICE);
    assertThat(run("C", "ls | wc -l")).isEqualTo("0 1");
  }

  @Test
  void makesNoOtherDataDirectoryInTheProgramOfAnother() throws Exception {
    String command = "mkdir " + LETTER + "; cd " + LETTER + "; exec ${emulator%.cli.Main}";

    assertThat(run("C", command + ".cli.LocaleTest\\$Embedding"))
        .startsWith("1 ")
        .contains("the path of the working directory has characters that this locale lacks");
    assertThat(run("C", "ls | wc -l")).isEqualTo("0 1");
  }

  /** A program that has an emulator in its process. */
  static final class Embedding {
    private Embedding() {}

    public static void main(String[] args) {
      AppServicesEmulator.start(
              EmulatorConfig.builder().data(d -> d.directory(Path.of("state"))).build())
          .close();
    }
  }

  @Test
  void takesThemWhereTheLocaleHasThem() throws Exception {
    assertThat(run("C.UTF-8", "exec $emulator data check x" + LETTER))
        .startsWith("2 appservices-emulator data check: ")
        .endsWith("is no directory");
  }
}
