package io.appservices.emulator.storage.mongodb;

import static io.appservices.emulator.storage.Samples.device;
import static io.appservices.emulator.storage.Samples.id;
import static io.appservices.emulator.storage.Samples.session;
import static io.appservices.emulator.storage.Samples.user;
import static io.appservices.emulator.storage.Samples.userKey;
import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.embedded.store.AtomicBackend;
import io.appservices.emulator.storage.ApiKeyStore.Insertion;
import io.appservices.emulator.storage.LoginStore.Opening;
import io.appservices.emulator.storage.ReadUser;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import io.appservices.emulator.storage.mongodb.deployment.Collections;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A user is deleted at another emulator before a write of a call that looked for it. */
@Timeout(120)
class MongoInterleavingTest {

  private static final ObjectId APP = id(1);

  /** The collection before whose next write the users are removed; none if it is empty. */
  private volatile String next = "";

  private final MongoServer server =
      new MongoServer(
          new AtomicBackend() {
            @Override
            public Document handleCommand(
                Channel channel, String database, String command, Document query) {
              if (!next.isEmpty() && next.equals(query.get(command)) && isWrite(command)) {
                next = "";
                super.handleCommand(channel, database, "delete", removal());
              }
              return super.handleCommand(channel, database, command, query);
            }
          });

  private final MongoStorage storage =
      MongoStorage.open(
          "mongodb://localhost:" + server.bind().getPort() + "/db?timeoutMS=60000", Duration.ZERO);

  private static boolean isWrite(String command) {
    return command.equals("insert") || command.equals("update");
  }

  private static Document removal() {
    Document all = new Document("q", new Document()).append("limit", 0);
    return new Document("delete", Collections.USERS).append("deletes", List.of(all));
  }

  @BeforeEach
  void addUser() {
    storage.apps().insert(Samples.app(1, "app-one"));
    storage.users().insert(APP, user(50));
  }

  @AfterEach
  void close() {
    storage.close();
    server.shutdownNow();
  }

  @Test
  void leavesNoKey() {
    next = Collections.API_KEYS;
    assertThat(storage.apiKeys().insert(APP, userKey(70, 50), 5)).isEqualTo(Insertion.NO_USER);
    assertThat(storage.users().find(APP, id(50))).isEmpty();
    assertThat(storage.apiKeys().find(APP, id(70))).isEmpty();
  }

  @Test
  void leavesTheKeyOfAUserThatIsThere() {
    assertThat(storage.apiKeys().insert(APP, userKey(70, 50), 5)).isEqualTo(Insertion.ADDED);
    assertThat(storage.apiKeys().find(APP, id(70))).isPresent();
  }

  @Test
  void leavesNoDevice() {
    next = Collections.DEVICES;
    storage.devices().save(APP, device(60, 50, "node"), 5);
    assertThat(storage.users().find(APP, id(50))).isEmpty();
    assertThat(storage.devices().list(APP, id(50))).isEmpty();
  }

  @Test
  void leavesNeitherDeviceNorSessionOfALogin() {
    ReadUser read = storage.logins().find(APP, id(50)).orElseThrow();
    Opening opening = new Opening(read, session(10, 1, 50), Optional.of(device(60, 50, "node")), 5);
    next = Collections.DEVICES;
    assertThat(storage.logins().open(opening, Update.to(u -> u)).user())
        .isInstanceOf(UpdateResult.Missing.class);
    assertThat(storage.devices().list(APP, id(50))).isEmpty();
    assertThat(storage.sessions().find(id(10))).isEmpty();
  }
}
