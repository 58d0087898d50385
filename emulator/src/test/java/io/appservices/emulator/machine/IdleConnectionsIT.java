package io.appservices.emulator.machine;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cli.Launch;
import io.appservices.emulator.cli.Running;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten thousand connections on which nothing happens keep nobody from being answered. */
@Tag("slow")
@Timeout(300)
class IdleConnectionsIT {

  private static final int CONNECTIONS = 10_000;
  private static final long MOST_KIBIBYTES = 400 << 10;

  @Test
  void tenThousandIdleConnectionsDisturbNobody() throws Exception {
    try (Running server = Launch.of("start", "--port", "0").start();
        Connections idle = new Connections(server.baseUrl())) {
      ClientApiClient client =
          new ClientApiClient(server.baseUrl(), EmulatorConfig.DEFAULT_CLIENT_APP_ID);
      Tokens tokens = client.signUp("a@example.com", "password-1");

      idle.open(CONNECTIONS / 2, "").open(CONNECTIONS / 2, "POST /api/client/v2.0/auth/");

      assertThat(idle.number()).isEqualTo(CONNECTIONS);
      for (int i = 0; i < 100; i++) {
        assertThat(client.profile(tokens.accessToken())).isJson(200);
        assertThat(client.logIn("a@example.com", "password-1")).isJson(200);
      }
      assertThat(resident(server)).as("KiB of memory").isLessThan(MOST_KIBIBYTES);
      idle.drop();
      assertThat(client.profile(tokens.accessToken())).isJson(200);
      // That of a request that did not come to its end, once.
      assertThat(server.errors().lines().count()).isLessThan(2);
    }
  }

  private static long resident(Running server) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + server.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
