package io.appservices.emulator.cli.distribution;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cli.Launch;
import io.appservices.emulator.cli.Running;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions in the distribution as users get it: with its engine, and in its small heap. */
class FunctionsIT {

  private static final String APP =
      "/api/admin/v3.0/groups/5f60207f14dfb25d23101102/apps/5f60207f14dfb25d24511201";
  private static final String CLIENT_APP = "/api/client/v2.0/app/myapp-abcde";

  @Tag("slow")
  @Test
  void aFunctionThatEatsTheMemoryFailsAndTheServerGoesOn() throws Exception {
    try (Running emulator =
        Launch.of("start", "--port", "0", "--function-time-limit", "60")
            .with("APPSERVICES_EMULATOR_JAVA_OPTS", "-Xmx256m")
            .start()) {
      create(
          emulator,
          "hog",
          "exports = () => { const all = []; while (true) all.push(new"
              + " Array(1e5).fill(all.length)); }");
      create(emulator, "giant", "exports = () => new ArrayBuffer(2 ** 30).byteLength");
      create(emulator, "sum", "exports = (a, b) => a + b");
      String user = accessToken(emulator);

      assertThat(call(emulator, user, "hog")).isRefusedWithCode(400, "FunctionExecutionError");
      assertThat(call(emulator, user, "giant")).isRefusedWithCode(400, "FunctionExecutionError");
      assertThat(call(emulator, user, "sum", 1, 2)).hasStatus(200);
    }
  }

  @Test
  void functionsRunInASmallContainerAndOneThatNeedsMoreFails() throws Exception {
    try (Running emulator =
        Launch.of("start", "--port", "0", "--function-time-limit", "60")
            .with("APPSERVICES_EMULATOR_MEMORY", "128")
            .start()) {
      create(emulator, "sum", "exports = (a, b) => a + b");
      create(emulator, "giant", "exports = () => new ArrayBuffer(2 ** 26).byteLength");
      String user = accessToken(emulator);

      assertThat(call(emulator, user, "sum", 1, 2)).hasStatus(200);
      assertThat(call(emulator, user, "giant")).isRefusedWithCode(400, "FunctionExecutionError");
      assertThat(call(emulator, user, "sum", 1, 2)).hasStatus(200);
    }
  }

  @Test
  void noHomeIsNoReasonForAWarning() throws Exception {
    try (Running emulator =
        Launch.of("start", "--port", "0")
            .with("HOME", null)
            .with("XDG_CACHE_HOME", null)
            .with("APPSERVICES_EMULATOR_JAVA_OPTS", "-Duser.home=/dev/null/no/home")
            .start()) {
      create(emulator, "sum", "exports = (a, b) => a + b");

      assertThat(call(emulator, accessToken(emulator), "sum", 1, 2)).hasStatus(200);
      Assertions.assertThat(emulator.end("TERM").err()).isEmpty();
    }
  }

  /** Without a limit, the process would wait for the operation for ever. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[].indexOf.call({ length: 2 ** 53 - 1 }, 1)",
        "(1n << (1n << 24n)).toString()",
        "for (;;) {}",
      })
  void endsOnASignalWhateverAFunctionDoes(String operation, @TempDir Path folder) throws Exception {
    Path users = folder.resolve("users.jsonl");
    try (Running emulator =
        Launch.of(
                "start",
                "--port",
                "0",
                "--function-time-limit",
                "1",
                "--export-on-exit",
                users.toString())
            .start()) {
      create(emulator, "endless", "exports = () => { " + operation + " }");
      String user = accessToken(emulator);
      assertThat(call(emulator, user, "endless"))
          .isRefusedWithCode(400, "ExecutionTimeLimitExceeded");

      Launch.Ended ended = emulator.end("TERM");

      assertThat(ended.status()).isZero();
      assertThat(users).isNotEmptyFile();
      if (!operation.startsWith("for")) {
        assertThat(ended.err()).containsOnlyOnce("closed without waiting for functions");
        assertThat(ended.err()).contains("'endless' (thread ");
      }
    }
  }

  private static Response call(Running emulator, String token, String name, Object... arguments) {
    Document body = new Document("name", name).append("arguments", List.of(arguments));
    return post(emulator, CLIENT_APP + "/functions/call", token, body);
  }

  private static void create(Running emulator, String name, String source) {
    Document login = new Document("username", "emulator").append("apiKey", "emulator-private-key");
    String operator =
        text(
            post(emulator, "/api/admin/v3.0/auth/providers/mongodb-cloud/login", "", login),
            "access_token");
    Document function = new Document("name", name).append("source", source);
    assertThat(post(emulator, APP + "/functions", operator, function)).hasStatus(201);
  }

  private static String accessToken(Running emulator) {
    return text(
        post(emulator, CLIENT_APP + "/auth/providers/anon-user/login", "", new Document()),
        "access_token");
  }

  private static String text(Response response, String key) {
    return Ejson.parseDocument(response.body()).getString(key);
  }

  private static Response post(Running emulator, String path, String token, Document body) {
    return Http.send(
        "POST",
        emulator.baseUrl() + path,
        Ejson.canonicalText(body).getBytes(UTF_8),
        "Authorization",
        "Bearer " + token);
  }
}
