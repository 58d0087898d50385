package io.appservices.emulator.machine;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.cli.Launch;
import io.appservices.emulator.cli.Running;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The time of the machine jumps while the server runs: libfaketime tells it another one. */
@Tag("slow")
@Timeout(300)
class ClockStepIT {

  private static final String EMAIL = "a@example.com";
  private static final String PASSWORD = "password-1";

  @TempDir private Path temporary;

  @Test
  void tokensExpireByTheNewTimeAndWhatWasRevokedStaysSo() throws Exception {
    Path offset = Files.writeString(temporary.resolve("offset"), "+0");
    try (Running server = start(offset)) {
      ClientApiClient client =
          new ClientApiClient(server.baseUrl(), EmulatorConfig.DEFAULT_CLIENT_APP_ID);
      Tokens old = client.signUp(EMAIL, PASSWORD);
      assertThat(client.profile(old.accessToken())).isJson(200);

      step(server, offset, "+2h", Duration.ofHours(2));
      assertThat(client.profile(old.accessToken())).hasStatus(401);
      Tokens ahead = client.logIn(EMAIL, PASSWORD).tokens();
      assertThat(client.refresh(old.refreshToken())).isJson(201);

      step(server, offset, "-2h", Duration.ofHours(-2));
      assertThat(client.profile(ahead.accessToken())).isJson(200);
      assertThat(revoke(server, ahead.userId())).isEqualTo(204);
      assertThat(client.profile(ahead.accessToken())).hasStatus(401);
      Tokens back = client.logIn(EMAIL, PASSWORD).tokens();
      assertThat(client.profile(back.accessToken())).isJson(200);

      step(server, offset, "+0", Duration.ZERO);
      assertThat(client.profile(ahead.accessToken())).hasStatus(401);
      assertThat(client.refresh(ahead.refreshToken())).hasStatus(401);
      assertThat(client.refresh(back.refreshToken())).isJson(201);
      assertThat(client.profile(back.accessToken())).hasStatus(401);
      assertThat(server.errors()).isEmpty();
    }
  }

  /** Has an operator end all sessions of a user. */
  private static int revoke(Running server, String userId) {
    String admin = server.baseUrl() + "/api/admin/v3.0";
    String key = "{\"username\":\"emulator\",\"apiKey\":\"emulator-private-key\"}";
    String token =
        Http.send("POST", admin + "/auth/providers/mongodb-cloud/login", key.getBytes(UTF_8))
            .string("access_token");
    String user =
        "/groups/%s/apps/%s/users/%s"
            .formatted(EmulatorConfig.DEFAULT_GROUP_ID, EmulatorConfig.DEFAULT_APP_ID, userId);
    String[] headers = {"Authorization", "Bearer " + token};
    return Http.send("PUT", admin + user + "/logout", null, headers).status();
  }

  private static Running start(Path offset) throws IOException {
    return Launch.of("start", "--port", "0")
        .with("LD_PRELOAD", library())
        .with("FAKETIME_TIMESTAMP_FILE", offset.toString())
        .with("FAKETIME_CACHE_DURATION", "1")
        .with("FAKETIME_DONT_FAKE_MONOTONIC", "1")
        .start();
  }

  private static String library() throws IOException {
    try (Stream<Path> found = Files.find(Path.of("/usr/lib"), 3, ClockStepIT::isLibrary)) {
      return found
          .map(Path::toString)
          .findFirst()
          .orElseThrow(() -> new AssertionError("libfaketime is missing: install faketime"));
    }
  }

  private static boolean isLibrary(Path path, Object attributes) {
    return path.endsWith("faketime/libfaketimeMT.so.1");
  }

  /** Sets the time of the machine as the server sees it, and waits until it does. */
  private static void step(Running server, Path offset, String to, Duration distance)
      throws IOException {
    Files.writeString(offset, to);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              String clock =
                  Http.send("GET", server.baseUrl() + "/__emulator/v1/clock", null).body();
              Instant now = Instant.parse(Document.parse(clock).getString("now"));
              Duration off = Duration.between(Instant.now().plus(distance), now).abs();
              return off.compareTo(Duration.ofMinutes(1)) < 0;
            });
  }
}
