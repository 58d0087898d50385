package io.appservices.emulator.cluster.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.testing.Cable;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The stream of a real cluster after a break, on a stand-in that has change streams. */
@Timeout(120)
class ResumedWatchTest {

  private static final int CURSOR_NOT_FOUND = 43;
  private static final int HISTORY_LOST = 286;

  /** Not an error: the event that a server ends a stream with, which the stand-in does not have. */
  private static final int INVALIDATE = -1;

  /** What the next calls for more events are answered with; 0 for the events. */
  private final AtomicInteger failure = new AtomicInteger();

  private final AtomicInteger failed = new AtomicInteger();
  private final MongoServer server = new MongoServer(new FailingBackend());
  private Cable cable;
  private Remote remote;

  /** Somebody else who changes the same data. */
  private Remote other;

  private final class FailingBackend extends MemoryBackend {

    @Override
    public de.bwaldvogel.mongo.bson.Document handleCommand(
        Channel channel, String database, String command, de.bwaldvogel.mongo.bson.Document query) {
      int code = failure.get();
      if (code == 0 || !command.equalsIgnoreCase("getMore")) {
        return super.handleCommand(channel, database, command, query);
      }
      failed.incrementAndGet();
      if (code == INVALIDATE) {
        return invalidate(database, query);
      }
      return new de.bwaldvogel.mongo.bson.Document("ok", 0)
          .append("code", code)
          .append("errmsg", "told to fail");
    }
  }

  private static de.bwaldvogel.mongo.bson.Document invalidate(
      String database, de.bwaldvogel.mongo.bson.Document getMore) {
    var event =
        new de.bwaldvogel.mongo.bson.Document(
                "_id", new de.bwaldvogel.mongo.bson.Document("_data", "00"))
            .append("operationType", "invalidate");
    var cursor =
        new de.bwaldvogel.mongo.bson.Document("nextBatch", List.of(event))
            .append("id", 0L)
            .append("ns", database + "." + getMore.get("collection"));
    return new de.bwaldvogel.mongo.bson.Document("cursor", cursor).append("ok", 1);
  }

  @BeforeEach
  void open() throws Exception {
    server.enableOplog();
    int port = server.bind().getPort();
    cable = new Cable("localhost", port);
    remote = external(cable.port(), Duration.ofSeconds(60));
    other = external(port, Duration.ofSeconds(60));
    other.insert("{_id: 0}");
  }

  private static Remote external(int port, Duration patience) {
    return Remote.external(
        "mongodb://localhost:" + port + "/?serverSelectionTimeoutMS=200", patience);
  }

  @AfterEach
  void close() {
    remote.close();
    other.close();
    cable.close();
    server.shutdown();
  }

  private static List<Object> ids(List<Document> events) {
    return events.stream().map(event -> event.getEmbedded(Watcher.ID, Object.class)).toList();
  }

  @Test
  void goesOnAfterABreakWithoutALostOrDoubledEvent() throws Exception {
    try (Watcher watcher = new Watcher(remote)) {
      other.insert("{_id: 1}");
      watcher.next();

      cable.cut();
      other.insert("{_id: 2}", "{_id: 3}");
      int before = cable.refused();
      // So long that the driver alone has given up.
      await().atMost(Duration.ofSeconds(60)).until(() -> cable.refused() > before + 3);
      other.insert("{_id: 4}");
      cable.mend();
      other.insert("{_id: 5}");

      assertThat(ids(watcher.next(4))).containsExactly(2, 3, 4, 5);
      watcher.assertNothingMore();
    }
  }

  @Test
  void goesOnWhenTheServerForgotItsCursor() throws Exception {
    try (Watcher watcher = new Watcher(remote)) {
      other.insert("{_id: 1}");
      watcher.next();

      failure.set(CURSOR_NOT_FOUND);
      await().atMost(Duration.ofSeconds(60)).until(() -> failed.get() > 2);
      other.insert("{_id: 2}");
      failure.set(0);

      assertThat(ids(watcher.next(1))).containsExactly(2);
      watcher.assertNothingMore();
    }
  }

  @Test
  void endsAtOnceAfterAnErrorThatSaysThatItCannotGoOn() throws Exception {
    try (Watcher watcher = new Watcher(remote)) {
      other.insert("{_id: 1}");
      watcher.next();

      failure.set(HISTORY_LOST);

      assertThat(watcher.error())
          .isInstanceOf(AppServicesException.class)
          .hasMessageContaining("told to fail");
    }
  }

  @Test
  void endsWhenTheCollectionIsDropped() throws Exception {
    try (Watcher watcher = new Watcher(remote)) {
      other.insert("{_id: 1}");
      watcher.next();
      failure.set(INVALIDATE);

      assertThat(watcher.error()).isInstanceOf(AppServicesException.class);
    }
  }

  @Test
  void endsWhenTheBreakLastsTooLong() throws Exception {
    try (Remote impatient = external(cable.port(), Duration.ofSeconds(1));
        Watcher watcher = new Watcher(impatient)) {
      other.insert("{_id: 1}");
      watcher.next();
      cable.cut();

      assertThat(watcher.error()).isInstanceOf(AppServicesException.class);
    }
  }
}
