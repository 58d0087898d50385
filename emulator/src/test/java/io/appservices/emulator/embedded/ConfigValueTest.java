package io.appservices.emulator.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.EmulatorConfig;
import io.appservices.emulator.EmulatorConfigBuilder;
import io.appservices.emulator.api.AccessTokenRevocation;
import io.appservices.emulator.api.AuthErrors;
import io.appservices.emulator.api.LinkConflicts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A configuration is a value. */
class ConfigValueTest {

  private static final EmulatorConfig DEFAULTS = EmulatorConfig.defaults();

  /** A change of each setting. */
  static Stream<UnaryOperator<EmulatorConfigBuilder>> changes() {
    return Stream.of(
        c -> c.network(n -> n.host("127.0.0.1")),
        c -> c.network(n -> n.port(1)),
        c -> c.network(n -> n.allowHost("emulator.example")),
        c -> c.network(n -> n.allowOrigin("http://localhost:3000")),
        c -> c.apps(a -> a.clientAppId("myapp-abcde")),
        c -> c.apps(a -> a.appId(EmulatorConfig.DEFAULT_APP_ID)),
        c -> c.apps(a -> a.groupId("5f60207f14dfb25d23101103")),
        c -> c.apps(a -> a.folder(Path.of("shop"))),
        c -> c.apps(a -> a.watchFolders(true)),
        c -> c.apps(a -> a.users(Path.of("users"))),
        c -> c.apps(a -> a.exportUsersOnClose(Path.of("users"))),
        c -> c.operator(o -> o.key("public", "private")),
        c -> c.operator(o -> o.randomKey()),
        c -> c.operator(o -> o.account("me", "mine")),
        c -> c.operator(o -> o.atlasSha256(true)),
        c -> c.behaviour(b -> b.accessTokenRevocation(AccessTokenRevocation.AT_EXPIRY)),
        c -> c.behaviour(b -> b.authErrors(AuthErrors.DETAILED)),
        c -> c.behaviour(b -> b.linkConflicts(LinkConflicts.FAITHFUL)),
        c -> c.behaviour(b -> b.customTokenSkew(Duration.ofSeconds(1))),
        c -> c.behaviour(b -> b.lenientOAuth(true)),
        c -> c.data(d -> d.source("orders")),
        c -> c.data(d -> d.source("mongodb-atlas", "mongodb://localhost")),
        c -> c.data(d -> d.timeLimit(Duration.ofMillis(1))),
        c -> c.functions(f -> f.allowHttp("localhost")),
        c -> c.functions(f -> f.timeLimit(Duration.ofDays(365))),
        c -> c.limits(l -> l.sessionsPerUser(1)),
        c -> c.limits(l -> l.anonymousUsersPerApp(1)));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void isEqualToOneWithTheSameSettingsOnly(UnaryOperator<EmulatorConfigBuilder> change) {
    EmulatorConfig changed = change.apply(EmulatorConfig.builder()).build();
    EmulatorConfig copy = changed.toBuilder().build();

    assertThat(changed).isEqualTo(copy).hasSameHashCodeAs(copy);
    assertThat(changed).isNotEqualTo(DEFAULTS);
    assertThat(groups(changed)).isEqualTo(groups(copy)).hasSameHashCodeAs(groups(copy));
    assertThat(groups(changed)).isNotEqualTo(groups(DEFAULTS));
  }

  @Test
  void isEqualWhereADefaultIsSet() {
    EmulatorConfig config =
        EmulatorConfig.builder()
            .network(n -> n.port(1).port(0))
            .data(d -> d.source("mongodb-atlas", "mongodb://x").source("mongodb-atlas"))
            .functions(f -> f.timeLimit(Duration.ofMinutes(5)))
            .build();

    assertThat(config).isEqualTo(DEFAULTS).hasSameHashCodeAs(DEFAULTS);
  }

  @Test
  void isEqualInWhateverOrderHostsWereAllowed() {
    EmulatorConfig one =
        EmulatorConfig.builder().network(n -> n.allowHost("a").allowHost("b")).build();
    EmulatorConfig other =
        EmulatorConfig.builder().network(n -> n.allowHost("b").allowHost("a")).build();

    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
  }

  @Test
  void doesNotChangeWithItsBuilder() {
    EmulatorConfigBuilder builder = EmulatorConfig.builder().network(n -> n.allowHost("a"));
    EmulatorConfig config = builder.build();
    builder.network(n -> n.allowHost("b").port(1));

    assertThat(config.network().allowedHosts()).isEqualTo(Set.of("a"));
    assertThat(config.network().port()).isZero();
    assertThatThrownBy(() -> config.network().allowedHosts().add("c"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> config.apps().users().add(Path.of("c")))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> config.data().uris().put("c", "mongodb://c"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void showsWhatIsSetAndNoSecret() {
    EmulatorConfig config =
        EmulatorConfig.builder()
            .network(n -> n.port(12345))
            .operator(o -> o.key("public", "hush-key").account("hush-name", "hush-password"))
            .data(d -> d.source("linked", "mongodb://user:hush-uri@localhost"))
            .build();
    EmulatorConfig random = EmulatorConfig.builder().operator(o -> o.randomKey()).build();

    assertThat(config.toString())
        .contains("myapp-abcde", "port=12345", "linked", "sessionsPerUser=1000")
        .doesNotContain("hush", "public");
    assertThat(groups(config).toString()).contains("12345", "linked").doesNotContain("hush");
    assertThat(DEFAULTS.toString()).doesNotContain(EmulatorConfig.DEFAULT_PRIVATE_KEY);
    assertThat(random.toString())
        .doesNotContain(random.operator().privateKey(), random.operator().password());
  }

  @Test
  void keepsTheCredentialsThatAreGivenBesideARandomKey() {
    EmulatorConfig config =
        EmulatorConfig.builder()
            .operator(o -> o.key("mine", "private").account("me", "my-password").randomKey())
            .build();

    assertThat(config.operator().publicKey()).isEqualTo("mine");
    assertThat(config.operator().privateKey()).isNotEqualTo("private");
    assertThat(config.operator().password()).isEqualTo("my-password");
  }

  @Test
  void refusesWhatIsNotValidInTheWordsOfTheCaller() {
    refused(
        "network.port: expected a number from 0 to 65535, not '65536'",
        c -> c.network(n -> n.port(65536)));
    refused(
        "--port: expected a number from 0 to 65535, not '65536'", c -> c.set("--port", "65536"));
    refused(
        "APPSERVICES_EMULATOR_PORT (--port): expected a number from 0 to 65535, not '65536'",
        c -> c.set("APPSERVICES_EMULATOR_PORT", "65536"));
    refused(
        "apps.groupId: expected 24 hexadecimal digits, not 'xyz'",
        c -> c.apps(a -> a.groupId("xyz")));
    refused(
        "functions.timeLimit: expected more than 0 and at most 31536000 seconds, not 'PT0S'",
        c -> c.functions(f -> f.timeLimit(Duration.ZERO)));
    refused(
        "behaviour.customTokenSkew: expected 0 to 31536000 seconds, not 'PT-1S'",
        c -> c.behaviour(b -> b.customTokenSkew(Duration.ofSeconds(-1))));
    refused(
        "operator.key: expected a public and a private key with a colon between them, neither"
            + " blank, or auto",
        c -> c.operator(o -> o.key("public", " ")));
  }

  @Test
  void namesWhatIsNull() {
    isNull("network.host", () -> EmulatorConfig.builder().network(n -> n.host(null)));
    isNull("apps.folder", () -> EmulatorConfig.builder().apps(a -> a.folder(null)));
    isNull(
        "behaviour.authErrors", () -> EmulatorConfig.builder().behaviour(b -> b.authErrors(null)));
    isNull("privateKey", () -> EmulatorConfig.builder().operator(o -> o.key("public", null)));
    isNull("uri", () -> EmulatorConfig.builder().data(d -> d.source("orders", null)));
  }

  @Test
  void takesOptionsByTheirNamesElsewhere() {
    EmulatorConfig config =
        EmulatorConfig.builder()
            .set("--data-source", "orders,linked=mongodb://localhost")
            .set("APPSERVICES_EMULATOR_WATCH", "true")
            .build();

    assertThat(config.data().sources()).contains("orders", "linked", "mongodb-atlas");
    assertThat(config.data().uris()).isEqualTo(Map.of("linked", "mongodb://localhost"));
    assertThat(config.apps().watchFolders()).isTrue();
    assertThatThrownBy(() -> EmulatorConfig.builder().set("--prot", "1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no such option: '--prot'");
  }

  private static List<Object> groups(EmulatorConfig config) {
    return List.of(
        config.network(),
        config.apps(),
        config.operator(),
        config.behaviour(),
        config.data(),
        config.functions(),
        config.limits());
  }

  private static void refused(String message, UnaryOperator<EmulatorConfigBuilder> change) {
    assertThatThrownBy(() -> change.apply(EmulatorConfig.builder()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("invalid value for " + message);
  }

  private static void isNull(String name, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(name);
  }
}
