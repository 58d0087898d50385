package io.appservices.emulator.console;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.Response;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The names that the console is reached by, and who is believed about them. */
class ConsoleHostsTest {

  @AutoClose
  private final AppServicesEmulator emulator =
      AppServicesEmulator.start(
          EmulatorConfig.builder()
              .network(n -> n.allowHost("emulator.example").allowOrigin("http://localhost:3000"))
              .build());

  private final ConsoleClient console = new ConsoleClient(emulator);

  @Test
  void aHostThatIsAllowedServesThePageAndSignsIn() {
    assertThat(console.send("GET", "/", null, "Host", "emulator.example")).hasStatus(200);
    Response signedIn = signIn("Host", "emulator.example", "Origin", "https://emulator.example");

    assertThat(signedIn).hasStatus(201);
    assertThat(signedIn.header("Set-Cookie")).contains("HttpOnly; SameSite=Strict");
  }

  @Test
  void aHostThatIsAllowedLetsNoOtherPageIn() {
    assertThat(signIn("Host", "emulator.example", "Origin", "http://localhost:3000"))
        .hasStatus(403);
    assertThat(signIn("Host", "emulator.example", "Origin", "http://other.example")).hasStatus(403);
  }

  @Test
  void whoIsNoTrustedProxyIsNotBelieved() {
    Response signedIn = signIn("X-Forwarded-Proto", "https", "Forwarded", "proto=https");

    assertThat(signedIn.header("Set-Cookie"))
        .startsWith("appservices_console_" + emulator.port() + "=")
        .doesNotContain("Secure");
    assertThat(signIn("Host", "evil.example", "X-Forwarded-Host", "emulator.example"))
        .hasStatus(403);
  }

  private Response signIn(String... headers) {
    return console.post("/session", ConsoleClient.KEY, headers);
  }
}
