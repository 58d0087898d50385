package io.appservices.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.api.AuthErrors;
import io.appservices.emulator.cli.start.ExecCommand;
import io.appservices.emulator.cli.start.StartOptions;
import io.appservices.emulator.cli.terminal.CommandException;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.config.NetworkSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParameterException;

/** What the command line and the environment make of the configuration. */
class StartOptionsTest {

  private static final Map<String, String> NONE = Map.of();

  @Test
  void startsFromTheDefaultsAtAPortThatIsKnownAndMindsItsMemory() {
    EmulatorConfig config = config(NONE);

    assertThat(config.network().port()).isEqualTo(9090);
    assertThat(config.limits().heapLimit()).isEqualTo(95);
    assertThat(config.functions().idleTimeout()).hasSeconds(30);
    assertThat(
            config.toBuilder()
                .network(n -> n.port(0).tlsPort(0))
                .limits(l -> l.heapLimit(100))
                .functions(f -> f.idleTimeout(Duration.ZERO))
                .build())
        .isEqualTo(EmulatorConfig.defaults());
  }

  @Test
  void takesTheEnvironmentWhereTheCommandLineSaysNothing() {
    Map<String, String> environment =
        Map.of(
            "APPSERVICES_EMULATOR_PORT", "1",
            "APPSERVICES_EMULATOR_HOST", "0.0.0.0",
            "APPSERVICES_EMULATOR_ALLOW_HOST", "a.example,b.example");

    NetworkSettings network = config(environment, "--port", "2").network();

    assertThat(network.port()).isEqualTo(2);
    assertThat(network.host()).isEqualTo("0.0.0.0");
    assertThat(network.allowedHosts()).containsExactlyInAnyOrder("a.example", "b.example");
  }

  @Test
  void takesWhatIsRepeatedAndWhatHasCommasBetween() {
    EmulatorConfig config = config(NONE, "--users", "a,b", "--users", "c", "--allow-http=x,y:1");

    assertThat(config.apps().users()).containsExactly(Path.of("a"), Path.of("b"), Path.of("c"));
    assertThat(config.functions().allowedHttpHosts()).containsExactlyInAnyOrder("x", "y:1");
  }

  @Test
  void takesASwitchWithAndWithoutItsValue() {
    EmulatorConfig config =
        config(NONE, "--strict", "--lenient-oauth=TRUE", "--atlas-sha256=false");

    assertThat(config.apps().strictFolders()).isTrue();
    assertThat(config.behaviour().lenientOAuth()).isTrue();
    assertThat(config.operator().atlasSha256()).isFalse();
  }

  @Test
  void takesSecondsAndChoices() {
    EmulatorConfig config = config(NONE, "--function-time-limit", "7", "--auth-errors", "Detailed");

    assertThat(config.functions().timeLimit()).isEqualTo(Duration.ofSeconds(7));
    assertThat(config.behaviour().authErrors()).isEqualTo(AuthErrors.DETAILED);
  }

  @Test
  void takesTheUriOfAClusterOfSeveralHosts() {
    String uri =
        "mongodb://a.example:27017,b.example,c/shop?readPreference=nearest&readPreferenceTags=dc:ny,rack:1";

    assertThat(config(NONE, "--data-source", "orders=" + uri).data().uris())
        .containsEntry("orders", uri);
  }

  @Test
  void takesSeveralDataSourcesWithCommasBetweenThem() {
    EmulatorConfig config = config(NONE, "--data-source", "a,b,c=mongodb://x,y,d=mongodb+srv://z");

    assertThat(config.data().sources())
        .containsExactlyInAnyOrder("mongodb-atlas", "a", "b", "c", "d");
    assertThat(config.data().uris())
        .isEqualTo(Map.of("c", "mongodb://x,y", "d", "mongodb+srv://z"));
  }

  @Test
  void namesAnAppWhereItsIdIsGivenEvenIfItIsTheDefault() {
    assertThat(config(NONE, "--app-folder", "x").apps().makesApp()).isFalse();
    assertThat(config(NONE, "--app-folder", "x", "--app", "myapp-abcde").apps().makesApp())
        .isTrue();
    assertThat(
            config(Map.of("APPSERVICES_EMULATOR_APP", "myapp-abcde"), "--app-folder", "x")
                .apps()
                .makesApp())
        .isTrue();
  }

  @Test
  void makesUpTheKeyAndThePasswordUnlessAnAccountIsGiven() {
    EmulatorConfig made = config(NONE, "--admin-key", "auto");
    EmulatorConfig given = config(NONE, "--admin-key", "auto", "--admin-account", "me:mine");

    assertThat(made.operator().hasRandomKey()).isTrue();
    assertThat(made.operator().hasDefaultCredentials()).isFalse();
    assertThat(made.operator().username()).isEqualTo("unique_user@domain.com");
    assertThat(given.operator().password()).isEqualTo("mine");
    assertThat(given.operator().privateKey()).isNotEqualTo(made.operator().privateKey());
  }

  @Test
  void namesTheVariableOnlyWhereTheValueCameFromIt() {
    Map<String, String> environment = Map.of("APPSERVICES_EMULATOR_PORT", "abc");
    String reason = ": expected a number from 0 to 65535, not 'abc'";

    assertRefused("invalid value for APPSERVICES_EMULATOR_PORT (--port)" + reason, environment);
    assertRefused("invalid value for --port" + reason, environment, "--port", "abc");
    assertRefused("invalid value for --port" + reason, NONE, "--port=abc");
  }

  @ParameterizedTest
  @CsvSource({
    "--port,-1",
    "--host,' '",
    "--sessions-per-user,0",
    "--sessions-per-user,2147483648",
    "--function-time-limit,0",
    "--function-time-limit,9223372036854775807",
    "--data-source-time-limit,1.5",
    "--custom-token-skew,-1",
    "--watch,yes",
    "--app-folder,''",
    "--users,'a,'",
    "--group,5f60207f14dfb25d2310110g",
  })
  void refusesWhatIsNotValidAndSaysWhatIs(String option, String value) {
    assertThatThrownBy(() -> config(NONE, option + "=" + value))
        .isInstanceOf(ParameterException.class)
        .hasMessageMatching("invalid value for " + option + ": expected .*, not '.*'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--admin-key=hush",
        "--admin-key=hush:",
        "--admin-account=:hush",
        "--data-source=a=mysql://user:hush@localhost",
        "--data-source==mongodb://user:hush@localhost"
      })
  void showsNoSecretInAMessage(String argument) {
    assertThatThrownBy(() -> config(NONE, argument))
        .isInstanceOf(ParameterException.class)
        .hasMessageStartingWith("invalid value for " + argument.split("=")[0] + ": expected ")
        .hasMessageNotContaining("hush")
        .hasStackTraceContaining("expected")
        .satisfies(e -> assertThat(e.getCause().getCause()).hasNoCause());
  }

  @Test
  void refusesAPortOfTlsWithoutTls() {
    String reason = "--tls-port is of no use without --tls";

    assertRefused(reason, NONE, "--tls-port", "5");
    assertRefused(reason, Map.of("APPSERVICES_EMULATOR_TLS_PORT", "5"));
    assertThat(config(NONE, "--tls", "--tls-port", "5").network().tlsPort()).isEqualTo(5);
    assertThat(config(NONE).network().tls()).isFalse();
  }

  @Test
  void takesThePortOfTheFileBeforeTheDefaultOfExec(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("a.yaml"), "port: 4711\n");
    Path wrong = Files.writeString(directory.resolve("b.yaml"), "port: ninety\n");

    assertThat(exec().network().port()).isZero();
    assertThat(exec("--config", file.toString()).network().port()).isEqualTo(4711);
    assertThat(exec("--config", file.toString(), "--port", "1").network().port()).isEqualTo(1);
    assertThatThrownBy(() -> exec("--config", wrong.toString()))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("port: expected a number");
  }

  private static EmulatorConfig exec(String... args) {
    String[] line =
        Stream.of(Stream.of("exec"), Arrays.stream(args), Stream.of("--", "true"))
            .flatMap(words -> words)
            .toArray(String[]::new);
    return StartOptions.config(
        Main.commandLine().parseArgs(line).subcommand(), NONE, ExecCommand.DEFAULTS);
  }

  private static void assertRefused(
      String message, Map<String, String> environment, String... args) {
    assertThatThrownBy(() -> config(environment, args))
        .isInstanceOf(ParameterException.class)
        .hasMessage(message);
  }

  private static EmulatorConfig config(Map<String, String> environment, String... args) {
    String[] line = Stream.concat(Stream.of("start"), Arrays.stream(args)).toArray(String[]::new);
    return StartOptions.config(Main.commandLine().parseArgs(line).subcommand(), environment);
  }
}
