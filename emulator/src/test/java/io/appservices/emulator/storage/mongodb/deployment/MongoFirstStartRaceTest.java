package io.appservices.emulator.storage.mongodb.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.embedded.store.AtomicBackend;
import io.appservices.emulator.runtime.Sequence;
import io.appservices.emulator.storage.mongodb.HeldTasks;
import io.netty.channel.Channel;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two emulators find at once that the one with the lock of the first start is silent. */
@Timeout(120)
class MongoFirstStartRaceTest {

  private static final long SILENT = 1;
  private static final long OTHER = 2;

  /** Whether another emulator takes the lock before the next one that tries. */
  private volatile boolean otherIsFaster;

  private volatile boolean taken;

  private final MongoServer server =
      new MongoServer(
          new AtomicBackend() {
            @Override
            public Document handleCommand(
                Channel channel, String database, String command, Document query) {
              if (otherIsFaster
                  && command.equals("update")
                  && Collections.LOCKS.equals(query.get(command))) {
                otherIsFaster = false;
                super.handleCommand(channel, database, command, take());
                taken = true;
              }
              return super.handleCommand(channel, database, command, query);
            }
          });

  private final SharedDatabase database =
      SharedDatabase.open("mongodb://localhost:" + server.bind().getPort() + "/db?timeoutMS=60000");
  private final SharedCollection locks = database.collection(Collections.LOCKS);
  private final HeldTasks thread = new HeldTasks();

  private static Document take() {
    Document change =
        new Document("q", new Document("beat", SILENT))
            .append("u", new Document("$set", new Document("beat", OTHER)));
    return new Document("update", Collections.LOCKS).append("updates", List.of(change));
  }

  @AfterEach
  void close() {
    thread.close();
    database.close();
    server.shutdownNow();
  }

  @Test
  void onlyOneTakesTheLock() {
    locks.insert(new org.bson.Document("_id", "first-start").append("beat", SILENT));
    otherIsFaster = true;

    new FirstStart(database, new Sequence(), thread).await(() -> taken);

    assertThat(thread.delays()).isEmpty();
    assertThat(locks.first(new org.bson.Document("beat", OTHER))).isPresent();
  }
}
