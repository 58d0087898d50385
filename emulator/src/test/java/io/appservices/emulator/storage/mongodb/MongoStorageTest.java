package io.appservices.emulator.storage.mongodb;

import static io.appservices.emulator.storage.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.appservices.emulator.cluster.embedded.store.AtomicBackend;
import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.SharedStorage;
import io.appservices.emulator.testing.Provoked;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a storage does at its start and at its end. */
@Timeout(120)
class MongoStorageTest {

  private static final int ILLEGAL_OPERATION = 20;

  private final Set<Channel> connections = ConcurrentHashMap.newKeySet();
  private volatile boolean refusesPings;

  private final MongoServer server =
      new MongoServer(
          new AtomicBackend() {
            @Override
            public Document handleCommand(
                Channel channel, String database, String command, Document query) {
              connections.add(channel);
              if (refusesPings && command.equals("ping")) {
                throw Provoked.failure(
                    new MongoServerError(ILLEGAL_OPERATION, "refused by the test"));
              }
              return super.handleCommand(channel, database, command, query);
            }
          });

  private final String uri =
      "mongodb://localhost:" + server.bind().getPort() + "/db?timeoutMS=60000";

  @AfterEach
  void close() {
    server.shutdownNow();
  }

  private MongoStorage open() {
    return MongoStorage.open(uri, Duration.ZERO);
  }

  private void assertThatNoConnectionIsLeft() {
    assertThat(connections).isNotEmpty();
    await().untilAsserted(() -> assertThat(connections).noneMatch(Channel::isActive));
  }

  private long locks() {
    try (MongoClient client = MongoClients.create(uri)) {
      return client.getDatabase("db").getCollection("locks").countDocuments();
    }
  }

  @Test
  void leavesNoConnectionWhenItIsClosed() {
    open().close();
    assertThatNoConnectionIsLeft();
  }

  @Test
  void leavesNoConnectionWhereTheFirstOperationIsRefused() {
    refusesPings = true;
    assertThatThrownBy(this::open).isInstanceOf(StorageException.class);
    assertThatNoConnectionIsLeft();
  }

  @Test
  void leavesNoConnectionWhereTheFormatIsNewer() {
    open().close();
    try (MongoClient client = MongoClients.create(uri)) {
      client
          .getDatabase("db")
          .getCollection("format")
          .updateOne(
              new org.bson.Document(),
              new org.bson.Document("$set", new org.bson.Document("version", 2)));
    }
    assertThatThrownBy(this::open).isInstanceOf(StorageException.class);
    assertThatNoConnectionIsLeft();
  }

  @Test
  void hasTheLockOfTheFirstStartUntilItIsClosed() {
    MongoStorage storage = open();
    storage.awaitFirstStart(() -> false);
    assertThat(locks()).isEqualTo(1);
    storage.close();
    assertThat(locks()).isZero();
  }

  @Test
  void tellsWhatAnotherOneChanges() {
    List<ObjectId> changed = new CopyOnWriteArrayList<>();
    try (MongoStorage storage = open();
        MongoStorage other = open()) {
      storage.watch(
          new SharedStorage.Listener() {
            @Override
            public void appChanged(ObjectId appId) {
              changed.add(appId);
            }

            @Override
            public void appDeleted(ObjectId appId) {}

            @Override
            public void settingsChanged() {}
          });
      other.apps().insert(Samples.app(1, "app-one"));
      await().untilAsserted(() -> assertThat(changed).contains(id(1)));
    }
  }
}
