package io.appservices.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Watchdog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The distribution by TLS, called by other programs. */
@Timeout(180)
class TlsIT {

  private static final String HEALTH = "/__emulator/v1/health";

  @TempDir private Path directory;

  @Test
  void programsThatTrustItsAuthorityReachIt() throws Exception {
    try (Running emulator = start()) {
      String url = row(emulator, "by TLS").replace("127.0.0.1", "localhost") + HEALTH;
      Path authority = directory.resolve("appservices-emulator/tls/ca.crt");

      assertThat(row(emulator, "certificate")).contains(authority.toString());
      assertThat(run(List.of(), "curl", "-sS", "--cacert", authority.toString(), url))
          .contains("\"ok\"");
      assertThat(run(List.of(), "curl", "-sS", url)).contains("curl: (60)");
      String script = "fetch('" + url + "').then(r => r.text()).then(console.log, console.log)";
      assertThat(run(List.of("NODE_EXTRA_CA_CERTS=" + authority), "node", "-e", script))
          .contains("\"ok\"");
      assertThat(run(List.of(), "node", "-e", script)).doesNotContain("\"ok\"");
    }
  }

  @Test
  void isTrustedStillAfterItWasStartedAgain() throws Exception {
    Path authority = directory.resolve("appservices-emulator/tls/ca.crt");
    start().close();
    String first = Files.readString(authority);

    try (Running again = start()) {
      String url = row(again, "by TLS") + HEALTH;

      assertThat(Files.readString(authority)).isEqualTo(first);
      assertThat(run(List.of(), "curl", "-sS", "--cacert", authority.toString(), url))
          .contains("\"ok\"");
    }
  }

  @Test
  void theAuthorityLiesInTheHomeOfItsUserWhereNothingElseIsSaid() throws Exception {
    Launch launch =
        Launch.of("start", "--port", "0", "--tls", "--tls-port", "0")
            .with("XDG_CONFIG_HOME", null)
            .with("HOME", directory.toString());
    try (Running emulator = launch.start()) {
      assertThat(row(emulator, "certificate")).isNotEmpty();
      assertThat(directory.resolve(".config/appservices-emulator/tls/ca.pem")).exists();
    }
  }

  /** With the lines that docs/tls.md has for the JVM. */
  @Test
  void javaTrustsIt() throws Exception {
    try (Running emulator = start()) {
      String url = row(emulator, "by TLS") + HEALTH;
      Path authority = directory.resolve("appservices-emulator/tls/ca.crt");
      Path bin = Path.of(System.getProperty("java.home"), "bin");
      String store = directory.resolve("trust.p12").toString();
      String line = keytool().replace("$CA", authority.toString()).replace("trust.p12", store);
      run(List.of("PATH=" + bin + ":" + System.getenv("PATH")), "sh", "-c", line);
      Path program =
          Files.writeString(
              directory.resolve("Get.java"),
              """
              class Get {
                public static void main(String[] args) throws Exception {
                  try (var answer = java.net.URI.create(args[0]).toURL().openStream()) {
                    System.out.println(new String(answer.readAllBytes()));
                  }
                }
              }
              """);
      String java = bin.resolve("java").toString();
      String[] options = {
        "-Djavax.net.ssl.trustStore=" + store, "-Djavax.net.ssl.trustStorePassword=changeit"
      };

      assertThat(run(List.of(), java, options[0], options[1], program.toString(), url))
          .contains("\"ok\"");
      assertThat(run(List.of(), java, program.toString(), url)).contains("SSLHandshakeException");
    }
  }

  private static String keytool() throws IOException {
    Matcher line =
        Pattern.compile("`(keytool .*?)`", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("..", "docs", "tls.md")));
    assertThat(line.find()).isTrue();
    return line.group(1).replaceAll("\\s+", " ");
  }

  @Test
  void whatCannotBeUsedIsNamedInOneLine() throws Exception {
    Path none = directory.resolve("none.pem");
    String[] own = {"--tls-certificate", none.toString(), "--tls-key", none.toString()};

    refuse("--tls", own[0], own[1], own[2], own[3]).assertRefused(none + ": there is no such file");
    refuse(own[0], own[1], own[2], own[3]).assertRefused("--tls-certificate", "without --tls");
    refuse("--tls", own[0], own[1]).assertRefused("--tls-key", "missing");
    refuse("--tls", "--tls-port", "65536").assertRefused("--tls-port");
    refuse("--tls", "--tls-directory", "/proc/none").assertRefused("/proc/none", "--tls-directory");
    refuse("--trusted-proxy", "proxy.example").assertRefused("--trusted-proxy", "10.0.0.0/8");
    refuse("--drain-seconds", "-1").assertRefused("--drain-seconds");
  }

  @Test
  void aTakenPortIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());

      refuse("--tls", "--tls-port", port)
          .assertRefused("127.0.0.1:" + port, "--tls-port 0 takes one that is free");
    }
  }

  private Launch.Ended refuse(String... options) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of("start", "--port", "0"));
    line.addAll(List.of(options));
    return Launch.of(line.toArray(String[]::new))
        .with("XDG_CONFIG_HOME", directory.toString())
        .run();
  }

  private Running start() throws IOException {
    return Launch.of("start", "--port", "0", "--tls", "--tls-port", "0")
        .with("XDG_CONFIG_HOME", directory.toString())
        .start();
  }

  private static String row(Running emulator, String name) {
    return emulator.banner().stream()
        .map(String::strip)
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length()).strip())
        .findFirst()
        .orElseThrow();
  }

  /** What a program prints, on both outputs. */
  private static String run(List<String> environment, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    environment.forEach(
        pair -> builder.environment().put(pair.split("=", 2)[0], pair.split("=", 2)[1]));
    Process process = builder.start();
    Watchdog.over(process);
    String printed = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return printed;
  }
}
