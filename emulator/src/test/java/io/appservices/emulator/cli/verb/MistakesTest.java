package io.appservices.emulator.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.cli.Program;
import io.appservices.emulator.config.EmulatorConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mistake is named in one line, and its exit status says of whom it is. */
class MistakesTest {

  private final AppServicesEmulator emulator =
      AppServicesEmulator.start(EmulatorConfig.builder().network(n -> n.tls(true)).build());

  @TempDir private Path directory;

  @AfterEach
  void stop() {
    emulator.close();
  }

  private Program run(String... args) {
    return Program.against(emulator, args);
  }

  static void assertOneLine(Program refused, int status, String... named) {
    assertThat(refused.status()).as(refused.err()).isEqualTo(status);
    assertThat(refused.err()).hasLineCount(1).contains(named);
  }

  static Stream<Arguments> empty() {
    return Stream.of(
        Arguments.of("USER", new String[] {"users", "delete", ""}),
        Arguments.of("USER", new String[] {"users", "delete", "--pending", ""}),
        Arguments.of("USER", new String[] {"users", "disable", "ada@example.com", " "}),
        Arguments.of("USER", new String[] {"users", "revoke", ""}),
        Arguments.of("USER", new String[] {"users", "show", ""}),
        Arguments.of("USER", new String[] {"users", "confirm", ""}),
        Arguments.of("EMAIL", new String[] {"users", "create", "", "--password", "correct horse"}),
        Arguments.of("APP", new String[] {"apps", "delete", ""}),
        Arguments.of("ID", new String[] {"snapshot", "delete", ""}),
        Arguments.of("ID", new String[] {"snapshot", "restore", ""}),
        Arguments.of("--app", new String[] {"users", "list", "--app", ""}),
        Arguments.of("--to", new String[] {"mails", "list", "--to="}));
  }

  @ParameterizedTest
  @MethodSource("empty")
  void refusesWhatIsEmpty(String named, String[] args) {
    emulator.app().users().logIn("anon-user", Map.of());

    assertOneLine(run(args), 2, named + " is empty");
    assertThat(run("users", "list").done()).hasLineCount(2).contains("enabled");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "usres | no such command: 'usres'; did you mean users?",
        "users lst | no such command: 'lst'; did you mean list?",
        "reset x | unexpected argument: 'x'",
        "users list --prot | unknown option: '--prot'",
        "users create | missing --password, EMAIL",
        "users list --app | --app needs a value",
        "logs --limit x | invalid value for --limit: expected a whole number, not 'x'",
        "users list --limit 0 | --limit: expected 1 or more, not 0",
        "USERS list | no such command: 'USERS'; did you mean users?",
        "users delete --forse | unknown option: '--forse'",
        "users --url http://localhost list | unknown option: '--url'; options go behind the verb, as in users list --url",
        "--app=shop users list | unknown option: '--app=shop'; options go behind the verb, as in start --app",
        "clock advance -5m | unknown option: '-5m'; what begins with a hyphen and is no option goes behind --",
        "logs --follow=yes | invalid value for --follow: expected true or false, not 'yes'",
        "users list --app a --app b | --app is there more than once",
        "start -p 9090 | unknown option: '-p'",
        "-v | unknown option: '-v'; did you mean -V?",
      })
  void saysInOneWayWhatIsWrongWithTheCommandLine(String line, String text) {
    Program refused = run(line.split(" "));

    assertOneLine(refused, 2, ": " + text + " (see --help)");
  }

  @Test
  void namesTheAppsWhereOneIsNotThere() {
    for (String line : new String[] {"mails list", "users list", "logs", "env"}) {
      assertOneLine(
          run((line + " --app nope").split(" ")), 1, "no app 'nope'; there is myapp-abcde");
    }
    emulator.newApp("shop");
    assertOneLine(run("users", "list", "--app", "nope"), 1, "; there are myapp-abcde, shop-");
  }

  @Test
  void saysWhereTheKeyComesFromThatIsRefused() {
    assertOneLine(
        run("users", "list", "--admin-key", "emulator:wrong"),
        1,
        "; the key pair is that of --admin-key, or of APPSERVICES_EMULATOR_ADMIN_KEY");
  }

  @ParameterizedTest
  @CsvSource({
    "logs --limit 0,--limit",
    "logs --limit 1001 --functions,--limit",
    "logs --operation nope,nope",
    "mails list --kind bogus,bogus",
    "users list --provider bogus,bogus",
    "apps create --product bogus,product",
    "apps create a.b,app names have 1 to 32 characters",
    "users create ada@example.com --password short,password must be between 6 and 128 characters",
    "clock advance 999999999d,the range of the clock",
  })
  void refusesParametersThatCannotBe(String line, String named) {
    assertOneLine(run(line.split(" ")), 2, named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9223372036854775807", "1e300", "-1e300"})
  void tellsInWordsOfATimeBeyondAllDates(String time) {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String header = base64.encodeToString("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8));
    String claims =
        base64.encodeToString(("{\"exp\":" + time + "}").getBytes(StandardCharsets.UTF_8));

    assertThat(run("token", header + "." + claims + ".x", "--offline").done())
        .containsPattern("expires +never: .* are beyond all dates");
  }

  @Test
  void tellsOfATokenThatNoRequestCanCarry() {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String claims =
        base64.encodeToString(
            ("{\"a\":\"" + "b".repeat(50_000) + "\"}").getBytes(StandardCharsets.UTF_8));

    Program refused = run("token", claims + "." + claims + ".x");

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.out()).contains("accepted  no: it is longer than");
    assertThat(refused.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://localhost:99999", "http://localhost:65536"})
  void refusesAPortThatThereIsNot(String url) {
    assertOneLine(Program.run("users", "list", "--url", url), 2, "--url", url);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "404 | <html></html>",
        "404 | {\"error\":\"Not Found\"}",
        "404 | {\"status\":404,\"error\":\"No static resource\"}",
        "403 | ''",
        "200 | <html></html>",
      })
  void tellsThatAnotherServerIsNoEmulator(int status, String body) throws IOException {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    other.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    other.start();
    try {
      String url = "http://127.0.0.1:" + other.getAddress().getPort();

      assertOneLine(Program.run("users", "list", "--url", url), 3, "no emulator at " + url);
      assertOneLine(Program.run("reset", "--url", url), 3, "no emulator at " + url);
    } finally {
      other.stop(0);
    }
  }

  @Test
  void trustsAnAuthorityThatIsNamed() throws Exception {
    String url = emulator.tlsUrl().orElseThrow();
    X509Certificate authority = emulator.caCertificate().orElseThrow();
    Path file = directory.resolve("ca.crt");
    Files.writeString(
        file,
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(authority.getEncoded())
            + "\n-----END CERTIFICATE-----\n");

    assertOneLine(Program.run("users", "list", "--url", url), 3, "--ca-certificate", "ca.crt");
    assertThat(
            Program.run("users", "list", "--url", url, "--ca-certificate", file.toString()).done())
        .startsWith("ID");
    String none = directory.resolve("none.crt").toString();
    assertOneLine(
        Program.run("users", "list", "--url", url, "--ca-certificate", none), 2, "no such file");
    Files.writeString(file, "hello");
    assertOneLine(
        Program.run("users", "list", "--url", url, "--ca-certificate", file.toString()),
        2,
        "certificate in");
  }

  @Test
  void tellsOfAnUnexpectedFailureInOneLine() {
    assertOneLine(run("users", "import", "a\0b"), 1, "unexpected failure");
  }
}
