package io.appservices.emulator.cluster.operation;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.appservices.emulator.domain.AppServicesException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stand-in for a real cluster has change streams of its own, simple ones. */
class ExternalWatchTest {

  private final MongoServer server = new MongoServer(new MemoryBackend());
  private String uri;
  private Remote remote;

  @BeforeEach
  void open() {
    server.enableOplog();
    uri = server.bindAndGetConnectionString();
    remote = Remote.external(uri + "/?serverSelectionTimeoutMS=60000");
  }

  @AfterEach
  void close() {
    remote.close();
    server.shutdown();
  }

  @Test
  void passesOnTheChangeStreamOfTheCluster() throws Exception {
    remote.insert("{_id: 0}");
    try (Watcher watcher = new Watcher(remote)) {
      remote.insert("{_id: 1, a: 1}", "{_id: 2, a: 2}");

      List<Document> events = watcher.next(2);
      assertThat(events).extracting("operationType").containsExactly("insert", "insert");
      assertThat(events)
          .extracting("fullDocument")
          .containsExactly(json("{_id: 1, a: 1}"), json("{_id: 2, a: 2}"));
    }
  }

  @Test
  void letsTheClusterFilter() throws Exception {
    remote.insert("{_id: 0}");
    try (Watcher watcher =
        new Watcher(
            remote,
            "ids",
            List.of(1, 2),
            "filter",
            json("{'fullDocument.a': {$gt: 1}}"),
            "useCompactEvents",
            true)) {
      remote.insert("{_id: 1, a: 1}", "{_id: 2, a: 2}", "{_id: 3, a: 3}");

      assertThat(watcher.next())
          .isEqualTo(
              json("{ot: 'insert', fd: {_id: 2, a: 2}, dk: {_id: 2}}")
                  .append("sdh", CompactEvents.hash(json("{_id: 2, a: 2}"))));
      watcher.assertNothingMore();
    }
  }

  @Test
  void saysWhenTheClusterHasNone() {
    try (Remote plain = Remote.embedded();
        Remote mapped = Remote.external(plain.source().connectionString())) {
      assertThatExceptionOfType(AppServicesException.class).isThrownBy(() -> new Watcher(mapped));
    }
  }

  @Test
  void endsWhenTheClusterGoesAway() throws Exception {
    remote.insert("{_id: 0}");
    String hasty = uri + "/?serverSelectionTimeoutMS=200";
    try (Remote impatient = Remote.external(hasty, Duration.ofSeconds(1));
        Watcher watcher = opened(impatient)) {
      remote.insert("{_id: 1}");
      watcher.next();
      server.shutdown();

      assertThat(watcher.error()).isInstanceOf(AppServicesException.class);
    }
  }

  /** Opens a stream when its client has found the cluster, which may take longer than it waits. */
  private static Watcher opened(Remote impatient) {
    return await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptionsInstanceOf(AppServicesException.class)
        .until(() -> new Watcher(impatient), Objects::nonNull);
  }
}
