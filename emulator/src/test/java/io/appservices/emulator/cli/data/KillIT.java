package io.appservices.emulator.cli.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.cli.Launch;
import io.appservices.emulator.cli.Running;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that is killed while it is busy with users, drafts and documents, and started again:
 * what it answered is there. {@code make test-kill} does it more often.
 */
class KillIT {

  private static final int KILLS = Integer.getInteger("kills", 5);
  private static final int CLIENTS = 4;
  private static final int FEWEST_ANSWERS = 10;
  private static final int MOST_ANSWERS = 200;

  @TempDir private Path directory;

  @Test
  @Timeout(1800)
  void nothingThatWasAnsweredIsLostByAKill() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<KillClient> clients = new ArrayList<>();
    for (int n = 0; n < CLIENTS; n++) {
      clients.add(new KillClient(n, random.nextLong()));
    }
    for (int kill = 0; kill < KILLS; kill++) {
      try (Running server = start()) {
        for (KillClient client : clients) {
          client.connect(server.baseUrl());
          assertThat(client.differences()).as("kill %d, seed %d", kill, seed).isEmpty();
        }
        load(server, clients, random);
      }
    }
    try (Running server = start()) {
      for (KillClient client : clients) {
        client.connect(server.baseUrl());
        assertThat(client.allDifferences()).as("at the end, seed %d", seed).isEmpty();
      }
    }
    Launch.Ended check = Launch.of("data", "check", directory.toString()).run();
    assertThat(check.status()).as(check.err()).isZero();
  }

  private Running start() throws Exception {
    return Launch.of(
            "start", "--port", "0", "--data", directory.toString(), "--password-iterations", "1")
        .start();
  }

  private static long answered(List<KillClient> clients) {
    return clients.stream().mapToLong(KillClient::answered).sum();
  }

  /** Keeps all clients busy for some time, and then kills the server. */
  private static void load(Running server, List<KillClient> clients, Random random)
      throws Exception {
    List<Thread> threads = clients.stream().map(client -> new Thread(client::work)).toList();
    threads.forEach(Thread::start);
    long enough =
        answered(clients) + FEWEST_ANSWERS + random.nextInt(MOST_ANSWERS - FEWEST_ANSWERS);
    await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> answered(clients) >= enough);
    server.close();
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
