package io.appservices.emulator.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the options of verbs make of variables. */
class VariablesTest {

  @Test
  void findsTheServerByOptionThenVariableThenPort9090() {
    Map<String, String> environment = Map.of("APPSERVICES_EMULATOR_URL", "http://localhost:1/");

    assertThat(ServerOptions.url("http://a:2", environment)).hasToString("http://a:2");
    assertThat(ServerOptions.url(null, environment)).hasToString("http://localhost:1");
    assertThat(ServerOptions.url(null, Map.of())).hasToString("http://localhost:9090");
  }

  @Test
  void namesTheVariableThatIsWrong() {
    assertThatThrownBy(
            () -> ServerOptions.url(null, Map.of("APPSERVICES_EMULATOR_URL", "localhost")))
        .hasMessageContaining("APPSERVICES_EMULATOR_URL (--url)")
        .hasMessageContaining("'localhost'");
    assertThatThrownBy(() -> ServerOptions.url("ftp://a", Map.of()))
        .hasMessageContaining("for --url:");
    assertThatThrownBy(
            () -> AppOptions.key(null, Map.of("APPSERVICES_EMULATOR_ADMIN_KEY", "nocolon")))
        .hasMessageContaining("APPSERVICES_EMULATOR_ADMIN_KEY (--admin-key)");
  }

  @Test
  void takesTheKeyOfTheOptionThenOfTheVariableThenTheKnownOne() {
    Map<String, String> environment = Map.of("APPSERVICES_EMULATOR_ADMIN_KEY", "a:b");

    assertThat(AppOptions.key("c:d", environment).publicKey()).isEqualTo("c");
    assertThat(AppOptions.key(null, environment).privateKey()).isEqualTo("b");
    assertThat(AppOptions.key(null, Map.of()).publicKey()).isEqualTo("emulator");
  }
}
