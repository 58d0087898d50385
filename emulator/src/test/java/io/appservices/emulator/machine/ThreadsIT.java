package io.appservices.emulator.machine;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.cli.Running;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A server that may start no more threads answers with those that it has, or refuses; it closes
 * connections that it has no thread for. Nothing of it is lost for good.
 */
@Tag("slow")
@Timeout(300)
class ThreadsIT {

  /** Nobody: the limit is not for administrators, and counts all threads of a user. */
  private static final String USER = "65534";

  private static final int MORE = 2_000;

  @Test
  void nothingFailsAndAllIsWellOnceThereAreThreadsAgain() throws Exception {
    try (Running server = start()) {
      ClientApiClient client =
          new ClientApiClient(server.baseUrl(), EmulatorConfig.DEFAULT_CLIENT_APP_ID);
      Tokens tokens = client.signUp("a@example.com", "password-1");

      limit(server, Long.toString(threads(server)));
      assertThat(manyAtOnce(client, tokens)).doesNotContain(500);
      limit(server, Long.toString(threads(server) + MORE));
      await().atMost(Duration.ofSeconds(30)).until(() -> data(client, tokens) == 200);
      assertThat(manyAtOnce(client, tokens)).containsOnly(200);
      assertThat(client.profile(tokens.accessToken())).isJson(200);
    }
  }

  private static Running start() throws IOException {
    return Machine.through(as(List.of("/usr/bin/env", "HOME=/tmp"))).start();
  }

  private static void limit(Running server, String most) {
    String pid = Long.toString(server.pid());
    Machine.run(
        as(List.of("prlimit", "--nproc=" + most + ":", "--pid", pid)).toArray(String[]::new));
  }

  /** A command for which the limit holds. */
  private static List<String> as(List<String> command) {
    if (!System.getProperty("user.name").equals("root")) {
      return command;
    }
    List<String> other = new ArrayList<>();
    other.addAll(List.of("/usr/bin/setpriv", "--reuid=" + USER, "--clear-groups"));
    other.addAll(command);
    return other;
  }

  private static long threads(Running server) throws IOException {
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + server.pid() + "/task"))) {
      return threads.count();
    }
  }

  /** The answers to calls that need threads of their own. */
  private static List<Integer> manyAtOnce(ClientApiClient client, Tokens tokens) {
    ExecutorService callers = Executors.newFixedThreadPool(40);
    try {
      List<CompletableFuture<Integer>> calls = new ArrayList<>();
      for (int i = 0; i < 80; i++) {
        calls.add(CompletableFuture.supplyAsync(() -> data(client, tokens), callers));
      }
      return calls.stream().map(CompletableFuture::join).toList();
    } finally {
      callers.shutdownNow();
    }
  }

  /** The status of an operation of a data source; 0 if the connection was closed. */
  private static int data(ClientApiClient client, Tokens tokens) {
    Document call =
        new Document("name", "count")
            .append("service", "mongodb-atlas")
            .append("arguments", List.of(new Document("database", "d").append("collection", "c")));
    try {
      return client
          .send("POST", client.app("/functions/call"), tokens.accessToken(), call)
          .status();
    } catch (UncheckedIOException closed) {
      return 0;
    }
  }
}
