package io.appservices.testkit.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.testkit.AppServicesTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the shell lines of the README as they stand there. */
@AppServicesTest
class CurlLinesTest {

  @Test
  void registerLogInDisableAndRefuse(AppServicesEmulator emulator, @TempDir Path directory)
      throws Exception {
    List<String> blocks = ReadmeTest.blocks("bash");
    assertThat(blocks).hasSize(1);
    String script = blocks.get(0).replace("http://localhost:9090", emulator.baseUrl());
    assertThat(script).isNotEqualTo(blocks.get(0));

    List<String> output = run(script, directory);

    assertThat(output).hasSize(6);
    assertThat(output.get(0)).isEqualTo("{} 201");
    assertThat(output.get(1)).contains("\"access_token\":\"", "\"refresh_token\":\"");
    assertThat(output.get(2)).startsWith("{\"access_token\":\"").endsWith(" 201");
    assertThat(output.get(3)).isEqualTo(" 204");
    assertThat(output.get(4)).contains("\"error_code\":\"UserDisabled\"").endsWith(" 401");
    assertThat(output.get(5)).contains("\"error_code\":\"InvalidSession\"").endsWith(" 401");
    assertThat(emulator.app().users(2)).singleElement().matches(user -> user.disabled());
  }

  private static List<String> run(String script, Path directory) throws Exception {
    Path output = directory.resolve("output");
    Process bash =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(bash.waitFor(60, TimeUnit.SECONDS)).isTrue();
    List<String> lines = Files.readAllLines(output);
    assertThat(bash.exitValue()).as("%s", lines).isZero();
    return lines;
  }
}
