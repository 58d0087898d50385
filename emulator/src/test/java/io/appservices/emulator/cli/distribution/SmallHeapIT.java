package io.appservices.emulator.cli.distribution;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.cli.Launch;
import io.appservices.emulator.cli.Running;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What does not fit into memory is refused, and the server stays. */
@Timeout(300)
class SmallHeapIT {

  private static final String ADMIN = "/api/admin/v3.0";
  private static final String APPS = ADMIN + "/groups/5f60207f14dfb25d23101102/apps";
  private static final String APP = APPS + "/5f60207f14dfb25d24511201";
  private static final String CLIENT_APP_ID = "myapp-abcde";
  private static final int CHUNK = 1_000;
  private static final int MOST_CHUNKS = 300;

  @Test
  void aFullServerRefusesMoreAnswersTheRestAndTakesMoreWhenThereIsRoom() throws Exception {
    try (Running emulator = start("--heap-limit", "85")) {
      ClientApiClient client = new ClientApiClient(emulator.baseUrl(), CLIENT_APP_ID);
      String refreshToken = client.signUp("first@example.com", "secret1").refreshToken();
      String operator = operator(emulator);

      assertIsFull(fill(emulator));
      assertIsFull(client.logIn("first@example.com", "secret1"));
      assertIsFull(post(emulator, APPS, operator, new Document("name", "more")));
      assertThat(client.refresh(refreshToken)).hasStatus(201);
      assertThat(client.location()).hasStatus(200);

      String again = operator(emulator);
      assertThat(send("DELETE", emulator, APP, again, null)).hasStatus(204);
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> post(emulator, APPS, again, new Document("name", "more")).status() == 201);

      Launch.Ended ended = emulator.end("TERM");
      assertThat(ended.status()).isZero();
      assertThat(ended.err().lines().filter(line -> line.contains("memory is full")))
          .isNotEmpty()
          .allMatch(line -> line.contains("503"));
      assertThat(ended.err()).doesNotContain("\tat ");
    }
  }

  @Test
  void aCallThatNeedsMoreMemoryThanThereIsFailsAlone() throws Exception {
    try (Running emulator = start("--function-time-limit", "60")) {
      String operator = operator(emulator);
      create(emulator, operator, "text", "exports = () => 'x'.repeat(2 ** 24)");
      create(emulator, operator, "bytes", "exports = () => new ArrayBuffer(2 ** 26).byteLength");
      create(emulator, operator, "sum", "exports = (a, b) => a + b");
      ClientApiClient client = new ClientApiClient(emulator.baseUrl(), CLIENT_APP_ID);
      String user = client.logInAnonymously().tokens().accessToken();

      for (String name : List.of("text", "bytes", "text", "bytes")) {
        Response failed = call(emulator, user, name);
        assertThat(failed.status()).isIn(400, 503);
        assertThat(failed.document().getString("error")).contains("memory");
      }

      assertThat(call(emulator, user, "sum", 1, 2)).hasStatus(200);
      assertThat(client.logInAnonymously()).hasStatus(200);
      Launch.Ended ended = emulator.end("TERM");
      assertThat(ended.status()).isZero();
      assertThat(ended.err()).doesNotContain("\tat ");
    }
  }

  private static Running start(String... options) throws Exception {
    String[] all = new String[options.length + 3];
    System.arraycopy(new String[] {"start", "--port", "0"}, 0, all, 0, 3);
    System.arraycopy(options, 0, all, 3, options.length);
    return Launch.of(all).with("APPSERVICES_EMULATOR_MEMORY", "128").start();
  }

  /** Adds users until that is refused; returns the refusal. */
  private static Response fill(Running emulator) {
    String path = emulator.baseUrl() + "/__emulator/v1/apps/" + CLIENT_APP_ID + "/users";
    for (int chunk = 0; chunk < MOST_CHUNKS; chunk++) {
      int first = chunk * CHUNK;
      String lines =
          IntStream.range(first, first + CHUNK)
              .mapToObj(
                  n -> "{\"email\":\"u%d@example.com\",\"password\":\"secret1\"}".formatted(n))
              .collect(Collectors.joining("\n"));
      Response answer = Http.send("POST", path, lines.getBytes(UTF_8));
      if (answer.status() != 200) {
        return answer;
      }
    }
    throw new AssertionError("it never became full");
  }

  private static void assertIsFull(Response refused) {
    assertThat(refused).hasStatus(503);
    assertThat(refused.document().getString("error")).contains("memory is full");
    assertThat(refused.header("Retry-After")).isEqualTo("1");
  }

  private static String operator(Running emulator) {
    Document login = new Document("username", "emulator").append("apiKey", "emulator-private-key");
    return post(emulator, ADMIN + "/auth/providers/mongodb-cloud/login", "", login)
        .document()
        .getString("access_token");
  }

  private static void create(Running emulator, String operator, String name, String source) {
    Document function = new Document("name", name).append("source", source);
    assertThat(post(emulator, APP + "/functions", operator, function)).hasStatus(201);
  }

  private static Response call(Running emulator, String token, String name, Object... arguments) {
    Document body = new Document("name", name).append("arguments", List.of(arguments));
    return post(emulator, "/api/client/v2.0/app/" + CLIENT_APP_ID + "/functions/call", token, body);
  }

  private static Response post(Running emulator, String path, String token, Document body) {
    return send("POST", emulator, path, token, body);
  }

  private static Response send(
      String method, Running emulator, String path, String token, Document body) {
    byte[] bytes = body == null ? null : Ejson.canonicalText(body).getBytes(UTF_8);
    return Http.send(method, emulator.baseUrl() + path, bytes, "Authorization", "Bearer " + token);
  }
}
