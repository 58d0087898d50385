package io.appservices.emulator.machine;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.cli.Running;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Tokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that may open no more files and connections answers on those that it has. */
@Tag("slow")
@Timeout(300)
class DescriptorsIT {

  private static final int MOST = 200;

  @TempDir private Path data;

  @Test
  void whoIsConnectedIsAnsweredAndOthersAreOnceThereIsRoom() throws Exception {
    String limit = "ulimit -n " + MOST;
    String directory = data.resolve("d").toString();
    try (Running server =
            Machine.after(limit, "--data", directory, "--password-iterations", "1").start();
        KeptConnection kept = new KeptConnection(server.baseUrl());
        Connections idle = new Connections(server.baseUrl())) {
      ClientApiClient client =
          new ClientApiClient(server.baseUrl(), EmulatorConfig.DEFAULT_CLIENT_APP_ID);
      Tokens tokens = client.signUp("a@example.com", "password-1");
      String bearer = "Authorization: Bearer " + tokens.accessToken();
      assertThat(kept.get("/api/client/v2.0/auth/profile", bearer)).isEqualTo(200);

      idle.open(MOST + 50, "");
      await().until(() -> descriptors(server) >= MOST - 1);

      for (int i = 0; i < 50; i++) {
        assertThat(kept.get("/api/client/v2.0/auth/profile", bearer)).isEqualTo(200);
      }
      idle.drop();
      await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .until(() -> client.profile(tokens.accessToken()).status() == 200);
      assertThat(client.signUp("b@example.com", "password-1").userId()).isNotEmpty();
      assertThat(server.errors()).contains("Too many open files");
      assertThat(server.errors().lines().count()).as("lines about it").isLessThan(100);
    }
  }

  private static long descriptors(Running server) throws java.io.IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/" + server.pid() + "/fd"))) {
      return open.count();
    }
  }
}
