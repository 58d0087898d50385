package io.appservices.emulator.cli.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cli.Launch;
import io.appservices.emulator.cli.Running;
import io.appservices.emulator.testing.Http;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as users get it, started as they start it. */
class DistributionIT extends DistributionFixture {

  private static final String APP = "/api/client/v2.0/app/";
  private static final List<String> FLAGS =
      List.of(
          "--app shop-abcde",
          "--app-id 5f60207f14dfb25d2451aaaa",
          "--group 5f60207f14dfb25d2310bbbb",
          "--admin-key pub:priv:ate",
          "--admin-account operator@example.com:secret",
          "--access-token-revocation at-expiry");

  @Test
  void saysHowToReachItAndIsReadyWhenItSaysSo() throws Exception {
    try (Running emulator = Launch.of("start", "--port", "0").start()) {
      assertThat(get(emulator, APP + "myapp-abcde/location")).isEqualTo(200);
      assertThat(emulator.banner().get(0)).isEqualTo("App Services emulator " + version());
      assertThat(emulator.banner().subList(1, emulator.banner().size()))
          .extracting(line -> line.replaceAll("code=[0-9a-f]{64}$", "code=..."))
          .containsExactly(
              "  base URL        " + emulator.baseUrl(),
              "  client app id   myapp-abcde",
              "  app _id         5f60207f14dfb25d24511201",
              "  group id        5f60207f14dfb25d23101102",
              "  admin key pair  emulator / emulator-private-key",
              "  console         " + emulator.baseUrl() + "/__emulator/console/sign-in?code=...",
              "ready " + emulator.baseUrl());
      assertThat(emulator.baseUrl()).matches("http://127\\.0\\.0\\.1:[1-9][0-9]*");
    }
  }

  @Test
  void takesEveryOption() throws Exception {
    List<String> args = new ArrayList<>(List.of("start", "--port", "0", "--host", "localhost"));
    FLAGS.forEach(flag -> args.addAll(List.of(flag.split(" "))));

    try (Running emulator = Launch.of(args.toArray(String[]::new)).start()) {
      assertSetUp(emulator);
    }
  }

  @Test
  void takesEveryOptionFromTheEnvironment() throws Exception {
    Launch launch =
        Launch.of("start")
            .with("APPSERVICES_EMULATOR_PORT", "0")
            .with("APPSERVICES_EMULATOR_HOST", "localhost");
    for (String flag : FLAGS) {
      String[] parts = flag.split(" ");
      launch.with(variable(parts[0]), parts[1]);
    }

    try (Running emulator = launch.start()) {
      assertSetUp(emulator);
    }
  }

  @Test
  void startsOnAMachineWithoutIpv6() throws Exception {
    try (Running emulator =
        Launch.of("start", "--port", "0")
            .with("APPSERVICES_EMULATOR_JAVA_OPTS", "-Djava.net.preferIPv4Stack=true")
            .start()) {
      assertThat(get(emulator, APP + "myapp-abcde/location")).isEqualTo(200);
      assertThat(emulator.end("TERM").err()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-XX:+UseG1GC", "-XX:+UseSerialGC", "-XX:NewRatio=2 -XX:+UseParallelGC"})
  void startsWithTheCollectorThatTheUserNames(String options) throws Exception {
    try (Running emulator =
        Launch.of("start", "--port", "0").with("APPSERVICES_EMULATOR_JAVA_OPTS", options).start()) {
      assertThat(get(emulator, APP + "myapp-abcde/location")).isEqualTo(200);
      assertThat(emulator.end("TERM").err()).isEmpty();
    }
  }

  @Test
  void aVariableThatBelongsToNothingIsWarnedOf() throws Exception {
    try (Running emulator =
        Launch.of("start", "--port", "0").with("APPSERVICES_EMULATOR_PROT", "1").start()) {
      assertThat(emulator.end("TERM").err())
          .isEqualTo(
              "warning  no option has the variable APPSERVICES_EMULATOR_PROT; did you mean"
                  + " APPSERVICES_EMULATOR_PORT?\n");
    }
  }

  @Test
  void anOptionWinsOverTheEnvironment() throws Exception {
    Launch launch =
        Launch.of("start", "--app", "shop-abcde", "--port", "0")
            .with("APPSERVICES_EMULATOR_APP", "other-abcde")
            .with("APPSERVICES_EMULATOR_PORT", "1");

    try (Running emulator = launch.start()) {
      assertThat(get(emulator, APP + "shop-abcde/location")).isEqualTo(200);
      assertThat(get(emulator, APP + "other-abcde/location")).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  void endsWithinASecondAndWithStatus0(String signal) throws Exception {
    Duration best = Duration.ofDays(1);
    Duration limit = Duration.ZERO;
    for (int i = 0; i < 5 && best.compareTo(limit) >= 0; i++) {
      limit = aSecondOfAFastMachine();
      Duration took = stopWithOpenConnections(signal);
      best = took.compareTo(best) < 0 ? took : best;
    }
    assertThat(best).isLessThan(limit);
  }

  @Test
  void runsThroughALinkFromAnotherDirectory(@TempDir Path directory) throws Exception {
    Path elsewhere = Files.createDirectories(directory.resolve("else where"));
    Path link = directory.resolve("emulator");
    Files.createSymbolicLink(link, Launch.DISTRIBUTION.resolve("bin/appservices-emulator"));
    Path relative = elsewhere.resolve("again");
    Files.createSymbolicLink(relative, Path.of("..", "emulator"));

    try (Running emulator =
        Launch.through(relative, "start", "--port", "0").from(elsewhere).start()) {
      assertThat(get(emulator, APP + "myapp-abcde/location")).isEqualTo(200);
    }
  }

  @Test
  void runsFromAPathWithSpaces(@TempDir Path directory) throws Exception {
    Path copy = directory.resolve("a path with spaces");
    copy(Launch.DISTRIBUTION, copy);

    Launch.Ended ended = Launch.through(copy.resolve("bin/appservices-emulator"), "version").run();

    assertThat(ended.status()).isZero();
    assertThat(ended.out()).isEqualTo("appservices-emulator " + version() + "\n");
  }

  private static void assertSetUp(Running emulator) {
    assertThat(emulator.baseUrl()).startsWith("http://localhost:");
    assertThat(emulator.banner())
        .contains(
            "  client app id   shop-abcde",
            "  app _id         5f60207f14dfb25d2451aaaa",
            "  group id        5f60207f14dfb25d2310bbbb",
            "  admin key pair  pub / priv:ate");
    assertThat(get(emulator, APP + "shop-abcde/location")).isEqualTo(200);
    assertThat(get(emulator, APP + "myapp-abcde/location")).isEqualTo(404);
    assertThat(logIn(emulator, "mongodb-cloud", "pub", "apiKey", "priv:ate")).isEqualTo(200);
    assertThat(logIn(emulator, "mongodb-cloud", "emulator", "apiKey", "emulator-private-key"))
        .isEqualTo(401);
    assertThat(logIn(emulator, "local-userpass", "operator@example.com", "password", "secret"))
        .isEqualTo(200);
  }

  /** More than that where the least that the program does takes more than a third of it. */
  private static Duration aSecondOfAFastMachine() throws Exception {
    long start = System.nanoTime();
    assertThat(Launch.of("version").run().status()).isZero();
    Duration least = Duration.ofNanos(System.nanoTime() - start).multipliedBy(3);
    Duration second = Duration.ofSeconds(1);
    return least.compareTo(second) > 0 ? least : second;
  }

  private static Duration stopWithOpenConnections(String signal) throws Exception {
    try (Running emulator = Launch.of("start", "--port", "0").start();
        Socket idle = keepAlive(emulator);
        Socket silent = new Socket("127.0.0.1", URI.create(emulator.baseUrl()).getPort())) {
      assertThat(idle.isConnected() && silent.isConnected()).isTrue();
      return emulator.stop(signal);
    }
  }

  /** A connection that has been answered once and stays open. */
  private static Socket keepAlive(Running emulator) throws IOException {
    Socket socket = new Socket("127.0.0.1", URI.create(emulator.baseUrl()).getPort());
    OutputStream out = socket.getOutputStream();
    String request = "GET " + APP + "myapp-abcde/location HTTP/1.1\r\nHost: localhost\r\n\r\n";
    out.write(request.getBytes(StandardCharsets.US_ASCII));
    InputStream in = socket.getInputStream();
    assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
    return socket;
  }

  private static int get(Running emulator, String path) {
    return Http.send("GET", emulator.baseUrl() + path, null).status();
  }

  private static String variable(String flag) {
    return "APPSERVICES_EMULATOR_" + flag.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /** The version that the jar of the distribution is named by. */
  private static String version() throws IOException {
    try (Stream<Path> jars = Files.list(Launch.DISTRIBUTION.resolve("lib"))) {
      return jars.map(jar -> jar.getFileName().toString())
          .filter(name -> name.startsWith("appservices-emulator-"))
          .map(name -> name.substring("appservices-emulator-".length(), name.length() - 4))
          .findFirst()
          .orElseThrow();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    assertThat(to.resolve("bin/appservices-emulator").toFile().setExecutable(true)).isTrue();
  }
}
