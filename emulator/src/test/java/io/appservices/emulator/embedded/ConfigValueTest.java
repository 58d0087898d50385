package io.appservices.emulator.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.api.AccessTokenRevocation;
import io.appservices.emulator.api.AuthErrors;
import io.appservices.emulator.api.LinkConflicts;
import io.appservices.emulator.api.MissingRules;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.config.EmulatorConfigBuilder;
import io.appservices.emulator.option.Option;
import io.appservices.emulator.option.Options;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A configuration is a value. */
class ConfigValueTest {

  private static final EmulatorConfig DEFAULTS = EmulatorConfig.defaults();
  private static final String OTHER_ID = "5f60207f14dfb25d23101103";
  private static final String URI = "mongodb://localhost";
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Each option, a value of it as text, and the same in Java. */
  static Stream<Arguments> changes() {
    return Stream.of(
        change("--host", "127.0.0.1", c -> c.network(n -> n.host("127.0.0.1"))),
        change("--port", "1", c -> c.network(n -> n.port(1))),
        change("--allow-host", "a.example", c -> c.network(n -> n.allowHost("a.example"))),
        change("--allow-origin", "http://a", c -> c.network(n -> n.allowOrigin("http://a"))),
        change("--trusted-proxy", "10.0.0.0/8", c -> c.network(n -> n.trustedProxy("10.0.0.0/8"))),
        change("--tls", "true", c -> c.network(n -> n.tls(true))),
        change("--tls-port", "1", c -> c.network(n -> n.tlsPort(1))),
        change("--tls-certificate", "a", c -> c.network(n -> n.tlsCertificate(Path.of("a")))),
        change("--tls-key", "a", c -> c.network(n -> n.tlsKey(Path.of("a")))),
        change("--tls-directory", "a", c -> c.network(n -> n.tlsDirectory(Path.of("a")))),
        change("--drain-seconds", "1", c -> c.network(n -> n.drain(SECOND))),
        change("--app", "myapp-abcde", c -> c.apps(a -> a.clientAppId("myapp-abcde"))),
        change("--app-id", OTHER_ID, c -> c.apps(a -> a.appId(OTHER_ID))),
        change("--group", OTHER_ID, c -> c.apps(a -> a.groupId(OTHER_ID))),
        change("--app-folder", "shop", c -> c.apps(a -> a.folder(Path.of("shop")))),
        change("--watch", "true", c -> c.apps(a -> a.watchFolders(true))),
        change("--strict", "true", c -> c.apps(a -> a.strictFolders(true))),
        change("--no-auto-confirm", "true", c -> c.apps(a -> a.noAutoConfirm(true))),
        change("--users", "a", c -> c.apps(a -> a.users(Path.of("a")))),
        change("--export-on-exit", "a", c -> c.apps(a -> a.exportUsersOnClose(Path.of("a")))),
        change("--admin-key", "a:b:c", c -> c.operator(o -> o.key("a", "b:c"))),
        change(
            "--further-admin-key",
            "a:b:GROUP_READ_ONLY+ORG_MEMBER",
            c -> c.operator(o -> o.furtherKey("a", "b", "GROUP_READ_ONLY", "ORG_MEMBER"))),
        change("--admin-account", "a:b", c -> c.operator(o -> o.account("a", "b"))),
        change("--atlas-sha256", "true", c -> c.operator(o -> o.atlasSha256(true))),
        change("--no-console", "true", c -> c.operator(o -> o.noConsole(true))),
        change(
            "--access-token-revocation",
            "at-expiry",
            c -> c.behaviour(b -> b.accessTokenRevocation(AccessTokenRevocation.AT_EXPIRY))),
        change(
            "--auth-errors", "detailed", c -> c.behaviour(b -> b.authErrors(AuthErrors.DETAILED))),
        change(
            "--link-conflicts",
            "faithful",
            c -> c.behaviour(b -> b.linkConflicts(LinkConflicts.FAITHFUL))),
        change("--custom-token-skew", "1", c -> c.behaviour(b -> b.customTokenSkew(SECOND))),
        change("--lenient-oauth", "true", c -> c.behaviour(b -> b.lenientOAuth(true))),
        change("--seed", "7", c -> c.behaviour(b -> b.seed(7))),
        change(
            "--frozen-at",
            "1970-01-01T00:00:00Z",
            c -> c.behaviour(b -> b.frozenAt(Instant.EPOCH))),
        change("--rules", "strict", c -> c.behaviour(b -> b.rules(MissingRules.STRICT))),
        change("--data", "state", c -> c.data(d -> d.directory(Path.of("state")))),
        change("--storage", "mongodb://db/x", c -> c.data(d -> d.storage("mongodb://db/x"))),
        change("--state", "a.bson", c -> c.data(d -> d.state(Path.of("a.bson")))),
        change("--password-iterations", "7", c -> c.data(d -> d.passwordIterations(7))),
        change("--data-source", "orders", c -> c.data(d -> d.source("orders"))),
        change("--data-source", "a=" + URI, c -> c.data(d -> d.source("a", URI))),
        change("--data-source-time-limit", "1", c -> c.data(d -> d.timeLimit(SECOND))),
        change("--allow-http", "a:80", c -> c.functions(f -> f.allowHttp("a:80"))),
        change(
            "--npm-registry",
            "http://localhost:1/npm",
            c -> c.functions(f -> f.npmRegistry(java.net.URI.create("http://localhost:1/npm")))),
        change("--npm-cache", "src", c -> c.functions(f -> f.npmCache(Path.of("src")))),
        change("--function-time-limit", "1", c -> c.functions(f -> f.timeLimit(SECOND))),
        change("--function-idle-timeout", "1", c -> c.functions(f -> f.idleTimeout(SECOND))),
        change("--sessions-per-user", "1", c -> c.limits(l -> l.sessionsPerUser(1))),
        change("--anonymous-users-per-app", "1", c -> c.limits(l -> l.anonymousUsersPerApp(1))),
        change("--journal-size", "0", c -> c.limits(l -> l.journalSize(0))),
        change("--events-size", "0", c -> c.limits(l -> l.eventsSize(0))),
        change("--heap-limit", "1", c -> c.limits(l -> l.heapLimit(1))));
  }

  private static Arguments change(
      String option, String text, UnaryOperator<EmulatorConfigBuilder> inJava) {
    return Arguments.of(option, text, inJava);
  }

  @Test
  void everyOptionIsTriedHere() {
    assertThat(changes().map(change -> change.get()[0]).distinct())
        .containsExactlyInAnyOrderElementsOf(Options.all().stream().map(Option::flag).toList());
  }

  @ParameterizedTest
  @MethodSource("changes")
  void isEqualToOneWithTheSameSettingsOnly(
      String option, String text, UnaryOperator<EmulatorConfigBuilder> inJava) {
    EmulatorConfig changed = inJava.apply(EmulatorConfig.builder()).build();
    EmulatorConfig same = EmulatorConfig.builder().set(option, text).build();
    EmulatorConfig copy = changed.toBuilder().build();

    assertThat(changed).isEqualTo(copy).hasSameHashCodeAs(copy);
    assertThat(changed).isEqualTo(same).hasSameHashCodeAs(same);
    assertThat(changed).isNotEqualTo(DEFAULTS);
    assertThat(groups(changed)).isEqualTo(groups(same)).hasSameHashCodeAs(groups(same));
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
        .hasMessage("no such option: '--prot'; did you mean --port?");
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
}
