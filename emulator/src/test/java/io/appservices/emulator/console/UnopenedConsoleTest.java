package io.appservices.emulator.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Watchdog;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing of the console is read by who never opens it: seen in a JVM of its own. */
@Timeout(120)
class UnopenedConsoleTest {

  private static final String FILE = "io.appservices.emulator.http.console.ConsoleFile ";
  private static final String STREAM = "io.appservices.emulator.http.console.ChangeStream ";

  @Test
  void readsNoFileForWhoNeverOpensIt() throws Exception {
    assertThat(classesLoadedBy("GET /__emulator/v1/clock"))
        .contains("io.appservices.emulator.http.console.ConsoleApi ")
        .doesNotContain(FILE)
        .doesNotContain(STREAM);
  }

  @Test
  void readsThemForWhoDoes() throws Exception {
    assertThat(classesLoadedBy("GET /")).contains(FILE).doesNotContain(STREAM);
  }

  private static String classesLoadedBy(String request) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Client.class.getName(),
                request)
            .redirectErrorStream(true)
            .start();
    Watchdog.over(process);
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  /** Starts an emulator and sends it a request. */
  static final class Client {

    private Client() {}

    public static void main(String[] arguments) {
      String[] request = arguments[0].split(" ");
      try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
        int status = Http.send(request[0], emulator.baseUrl() + request[1], null).status();
        if (status != 200) {
          throw new IllegalStateException("answered " + status);
        }
      }
    }
  }
}
