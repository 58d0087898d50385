package io.appservices.emulator.machine;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.cli.Launch;
import io.appservices.emulator.cli.Running;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server whose data directory takes nothing more, fails, or is slow. */
@Tag("slow")
@Timeout(300)
class DiskIT {

  private static final String PASSWORD = "password-1";

  @TempDir private Path temporary;

  /** What the system calls are held up or failed by. */
  @BeforeAll
  static void hasStrace() {
    assertThat(Machine.exitCode("strace", "-V")).as("strace is installed").isZero();
  }

  @Test
  void whenNothingMoreCanBeWrittenChangesAreRefusedAndTheRestIsAnswered() throws Exception {
    List<String> users = new ArrayList<>();
    String data = temporary.resolve("full").toString();
    try (Running server =
        Machine.after("ulimit -S -f 1500", "--data", data, "--password-iterations", "1").start()) {
      ClientApiClient client = client(server);
      Tokens tokens = client.signUp("first@example.com", PASSWORD);
      Response refused = fill(client, users);

      assertThat(refused).hasStatus(503);
      assertThat(refused.string("error"))
          .isEqualTo("the storage cannot be reached, try again later");
      assertThat(server.errors())
          .containsAnyOf("the disk or the quota is full", "the disk answers with an error");
      assertThat(client.profile(tokens.accessToken())).isJson(200);

      Machine.run("prlimit", "--fsize=unlimited:", "--pid", Long.toString(server.pid()));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> client.register("later@example.com", PASSWORD).status() == 201);
      assertThat(server.end("TERM").status()).isZero();
    }
    assertKept(data, users);
  }

  @Test
  void flushesThatFailAreNoAnsweredChanges() throws Exception {
    List<String> users = new ArrayList<>();
    String data = temporary.resolve("failing").toString();
    List<String> failing = strace("error=EIO:when=20..26");
    try (Running server =
        Machine.through(failing, "--data", data, "--password-iterations", "1").start()) {
      ClientApiClient client = client(server);
      int refused = 0;
      for (int i = 0; i < 40; i++) {
        Response answer = client.register("user" + i + "@example.com", PASSWORD);
        assertThat(answer.status()).as(answer.body()).isIn(201, 503);
        if (answer.status() == 201) {
          users.add("user" + i + "@example.com");
        } else {
          refused++;
        }
      }
      assertThat(refused).as("refused").isPositive();
      assertThat(server.errors()).contains("the disk answers with an error");
      assertThat(users).as("registered").isNotEmpty();
      assertThat(server.end("TERM").status()).isZero();
    }
    assertKept(data, users);
  }

  @Test
  void whoReadsDoesNotWaitForASlowDisk() throws Exception {
    String data = temporary.resolve("slow").toString();
    List<String> slow = strace("delay_enter=1500000:when=20+");
    try (Running server =
        Machine.through(slow, "--data", data, "--password-iterations", "1").start()) {
      ClientApiClient client = client(server);
      Tokens tokens = client.signUp("a@example.com", PASSWORD);
      CompletableFuture<List<Response>> changes =
          CompletableFuture.supplyAsync(
              () -> {
                List<Response> answers = new ArrayList<>();
                for (int i = 0; i < 12; i++) {
                  answers.add(client.register("user" + i + "@example.com", PASSWORD));
                }
                return answers;
              });
      int read = 0;
      while (!changes.isDone()) {
        assertThat(client.profile(tokens.accessToken())).isJson(200);
        read++;
      }
      assertThat(changes.join()).allMatch(answer -> answer.status() == 201);
      // Were each to wait for a flush, there would be about as many as changes.
      assertThat(read).isGreaterThan(60);
    }
  }

  private static List<String> strace(String injection) {
    return List.of(
        "/usr/bin/strace",
        // The tracer is a process of its own, and the server the one that was started.
        "-D",
        "-f",
        "-qq",
        "--seccomp-bpf",
        "-o",
        "/dev/null",
        "-e",
        "trace=fsync,fdatasync",
        "-e",
        "inject=fsync,fdatasync:" + injection);
  }

  /** Registers users until that is refused, and returns the refusal. */
  private static Response fill(ClientApiClient client, List<String> users) {
    for (int i = 0; i < 5_000; i++) {
      String email = "user" + i + "@example.com";
      Response answer = client.register(email, PASSWORD);
      if (answer.status() != 201) {
        return answer;
      }
      users.add(email);
    }
    throw new AssertionError("the disk was not filled");
  }

  private static void assertKept(String data, List<String> users) throws Exception {
    try (Running server =
        Launch.of("start", "--port", "0", "--data", data, "--password-iterations", "1").start()) {
      ClientApiClient client = client(server);
      for (String email : List.of(users.get(0), users.get(users.size() - 1))) {
        assertThat(client.logIn(email, PASSWORD)).isJson(200);
      }
      for (String email : users) {
        assertThat(client.register(email, PASSWORD)).hasStatus(409);
      }
    }
  }

  private static ClientApiClient client(Running server) {
    return new ClientApiClient(server.baseUrl(), EmulatorConfig.DEFAULT_CLIENT_APP_ID);
  }
}
