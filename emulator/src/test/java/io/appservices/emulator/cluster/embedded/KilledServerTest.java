package io.appservices.emulator.cluster.embedded;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.appservices.emulator.testing.Watchdog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while clients write loses nothing that it confirmed. */
class KilledServerTest {

  private static final int KILLS = Integer.getInteger("kills", 3);
  private static final int WRITERS = 4;
  private static final int CONFIRMED_BEFORE_KILL = 200;

  @TempDir private Path directory;

  @AutoClose("shutdownNow")
  private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS);

  private final List<Writer> writers = new ArrayList<>();

  /**
   * A client with a collection of its own, and what it was told of it. A change that was under way
   * when the process was killed may have been made or not.
   */
  private static final class Writer {

    private final String name;
    private final TreeMap<Integer, Integer> confirmed = new TreeMap<>();
    private Integer uncertain;
    private int next;

    Writer(String name) {
      this.name = name;
    }

    /** Writes until the server is gone. */
    void write(MongoDatabase database, AtomicInteger count) {
      MongoCollection<Document> documents = database.getCollection(name);
      try {
        while (true) {
          change(documents, next++);
          count.incrementAndGet();
        }
      } catch (MongoException e) {
        // The server was killed.
      }
    }

    /** Inserts three documents, updates the first of them, and deletes the second. */
    private void change(MongoCollection<Document> documents, int turn) {
      int step = turn % 5;
      int id = step < 3 ? turn : turn - step + (step - 3);
      uncertain = id;
      if (step < 3) {
        documents.insertOne(new Document("_id", id).append("n", 0));
        confirmed.put(id, 0);
      } else if (step == 3) {
        documents.updateOne(eq("_id", id), inc("n", 1));
        confirmed.computeIfPresent(id, (key, n) -> n + 1);
      } else {
        documents.deleteOne(eq("_id", id));
        confirmed.remove(id);
      }
      uncertain = null;
    }

    void check(MongoDatabase database) {
      TreeMap<Integer, Integer> found = new TreeMap<>();
      List<Integer> order = new ArrayList<>();
      for (Document document : database.getCollection(name).find()) {
        found.put(document.getInteger("_id"), document.getInteger("n"));
        order.add(document.getInteger("_id"));
      }
      assertThat(order).as("the order of %s", name).isSorted();
      if (uncertain != null) {
        Integer now = found.get(uncertain);
        if (now == null) {
          confirmed.remove(uncertain);
        } else {
          confirmed.put(uncertain, now);
        }
        uncertain = null;
      }
      assertThat(found).as("what %s was told", name).isEqualTo(confirmed);
    }
  }

  @Test
  void losesNothingThatItConfirmed() throws Exception {
    for (int i = 0; i < WRITERS; i++) {
      writers.add(new Writer("documents" + i));
    }
    for (int i = 0; i < KILLS; i++) {
      Process server = start();
      try (MongoClient client = MongoClients.create(address(server))) {
        MongoDatabase database = client.getDatabase("shop");
        writers.forEach(writer -> writer.check(database));
        AtomicInteger count = new AtomicInteger();
        List<CompletableFuture<Void>> running =
            writers.stream()
                .map(
                    writer ->
                        CompletableFuture.runAsync(() -> writer.write(database, count), threads))
                .toList();
        int enough = CONFIRMED_BEFORE_KILL * (i + 1) / 2;
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> count.get() >= enough);
        server.destroyForcibly().waitFor();
        running.forEach(writer -> writer.orTimeout(60, TimeUnit.SECONDS).join());
      } finally {
        server.destroyForcibly();
      }
    }
    try (DurableCluster cluster = new DurableCluster(directory)) {
      writers.forEach(writer -> writer.check(cluster.database("shop")));
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            DurableServer.class.getName(),
            directory.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String address(Process server) throws IOException {
    Watchdog.over(server);
    String line = server.inputReader(StandardCharsets.UTF_8).readLine();
    assertThat(line).startsWith("mongodb://");
    return line + "/?retryWrites=false&serverSelectionTimeoutMS=60000";
  }
}
