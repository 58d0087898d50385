package io.appservices.emulator.cli.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.cli.Launch;
import io.appservices.emulator.cli.Running;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server whose files cannot grow refuses changes and answers the rest, until they can. */
@Tag("slow")
@Timeout(180)
class FullDiskIT {

  private static final int MOST = 2_000;

  @TempDir private Path directory;

  @Test
  void changesAreRefusedReadsGoOnAndNothingThatWasAnsweredIsLost() throws Exception {
    List<String> registered = new ArrayList<>();
    try (Running server = start()) {
      ClientApiClient client = client(server);
      Tokens tokens = client.signUp("first@example.com", "password-1");
      registered.add("first@example.com");
      AdminApiClient admin = admin(server);
      admin.logIn();
      assertThat(admin.users("").status()).isEqualTo(200);
      limit(server, Long.toString(Files.size(directory.resolve("state.db-wal")) + 50_000));

      Response refused = registerUntilRefused(client, registered);

      assertThat(refused.status()).as(refused.body()).isEqualTo(503);
      assertThat(refused.string("error"))
          .isEqualTo("the storage cannot be reached, try again later");
      assertThat(refused.header("Retry-After")).isEqualTo("1");
      assertThat(admin.disable(tokens.userId()).status()).isEqualTo(503);
      assertThat(client.profile(tokens.accessToken()).status()).isEqualTo(200);
      assertThat(client.refresh(tokens.refreshToken()).status()).isEqualTo(201);

      limit(server, "unlimited");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> client.register("last@example.com", "password-1").status() == 201);
      registered.add("last@example.com");
      assertThat(server.end("TERM").err().lines())
          .hasSize(2)
          .satisfies(
              lines -> {
                assertThat(lines.get(0))
                    .contains("state.db", "changes are refused until that ends")
                    .containsAnyOf("the disk or the quota is full", "answers with an error");
                assertThat(lines.get(1)).contains("takes changes again");
              });
    }
    try (Running server = start()) {
      assertThat(registered)
          .allMatch(email -> client(server).logIn(email, "password-1").status() == 200);
    }
  }

  private static Response registerUntilRefused(ClientApiClient client, List<String> registered) {
    for (int n = 0; n < MOST; n++) {
      String email = "user-" + n + "@example.com";
      Response answer = client.register(email, "password-1");
      if (answer.status() != 201) {
        return answer;
      }
      registered.add(email);
    }
    throw new AssertionError("it never became full");
  }

  /** Limits the size of the files that the server writes, while it runs. */
  private static void limit(Running server, String bytes) throws IOException, InterruptedException {
    Process limiter =
        new ProcessBuilder(
                "prlimit", "--fsize=" + bytes + ":", "--pid", Long.toString(server.pid()))
            .inheritIO()
            .start();
    assertThat(limiter.waitFor()).isZero();
  }

  private Running start() throws Exception {
    return Launch.of(
            "start", "--port", "0", "--data", directory.toString(), "--password-iterations", "1")
        .start();
  }

  private static ClientApiClient client(Running server) {
    return new ClientApiClient(server.baseUrl(), EmulatorConfig.DEFAULT_CLIENT_APP_ID);
  }

  private static AdminApiClient admin(Running server) {
    return new AdminApiClient(
        server.baseUrl(), EmulatorConfig.defaults(), EmulatorConfig.DEFAULT_APP_ID);
  }
}
