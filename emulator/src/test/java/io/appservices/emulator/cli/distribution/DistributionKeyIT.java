package io.appservices.emulator.cli.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cli.Launch;
import io.appservices.emulator.cli.Running;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a started server prints of the key of its operators. */
@Tag("security")
class DistributionKeyIT extends DistributionFixture {

  @Test
  void whoListensForOthersIsWarnedOfAKeyThatIsKnownToAll() throws Exception {
    try (Running emulator = Launch.of("start", "--port", "0", "--host", "0.0.0.0").start()) {
      assertThat(emulator.banner()).contains("  admin key pair  emulator / emulator-private-key");
      assertThat(emulator.end("TERM").err())
          .startsWith("warning  ")
          .contains("other machines", "--admin-key auto");
    }
  }

  @Test
  void aKeyThatWasGivenIsNotPrintedWhereOthersMayReachTheServer() throws Exception {
    try (Running emulator =
        Launch.of("start", "--port", "0", "--host", "0.0.0.0")
            .with("APPSERVICES_EMULATOR_ADMIN_KEY", "pub:private")
            .with("APPSERVICES_EMULATOR_ADMIN_ACCOUNT", "me:secret")
            .start()) {
      assertThat(emulator.banner())
          .contains("  admin key pair  pub / (as it was given)")
          .noneMatch(line -> line.contains("private") || line.contains("secret"));
      assertThat(emulator.end("TERM").err()).isEmpty();
    }
  }

  @Test
  void aKeyThatIsMadeUpIsPrintedAndTheKnownOneOpensNothing() throws Exception {
    try (Running emulator =
        Launch.of("start", "--port", "0", "--host", "0.0.0.0", "--admin-key", "auto").start()) {
      String line =
          emulator.banner().stream().filter(l -> l.contains("admin key")).findFirst().orElseThrow();
      String key = line.substring(line.lastIndexOf(' ') + 1);

      assertThat(key).matches("[0-9a-f]{32}");
      assertThat(logIn(emulator, "mongodb-cloud", "emulator", "apiKey", key)).isEqualTo(200);
      assertThat(logIn(emulator, "mongodb-cloud", "emulator", "apiKey", "emulator-private-key"))
          .isEqualTo(401);
      assertThat(
              logIn(emulator, "local-userpass", "unique_user@domain.com", "password", "password"))
          .isEqualTo(401);
      assertThat(emulator.end("TERM").err()).isEmpty();
    }
  }
}
