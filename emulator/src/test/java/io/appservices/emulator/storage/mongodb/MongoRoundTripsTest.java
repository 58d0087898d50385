package io.appservices.emulator.storage.mongodb;

import static io.appservices.emulator.storage.Samples.confirmed;
import static io.appservices.emulator.storage.Samples.device;
import static io.appservices.emulator.storage.Samples.id;
import static io.appservices.emulator.storage.Samples.session;
import static io.appservices.emulator.storage.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.embedded.store.AtomicBackend;
import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.storage.LoginStore;
import io.appservices.emulator.storage.LoginStore.Opening;
import io.appservices.emulator.storage.ReadUser;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.mongodb.deployment.Collections;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How often a deployment is asked for what logins and their sessions need. */
@Timeout(120)
class MongoRoundTripsTest {

  private static final ObjectId APP = id(1);
  private static final String EMAIL = "user@example.com";
  private static final int MOST = 3;

  private static final Set<String> NOTED =
      Set.of(
          Collections.USERS,
          Collections.REGISTRATIONS,
          Collections.SESSIONS,
          Collections.ABANDONED,
          Collections.APP_STATES,
          Collections.DEVICES);

  /** The commands, each with its collection, in their order. */
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private final MongoServer server =
      new MongoServer(
          new AtomicBackend() {
            @Override
            public Document handleCommand(
                Channel channel, String database, String command, Document query) {
              if (query.get(command) instanceof String collection && NOTED.contains(collection)) {
                asked.add(command + " " + collection);
              }
              return super.handleCommand(channel, database, command, query);
            }
          });

  private final MongoStorage storage =
      MongoStorage.open(
          "mongodb://localhost:" + server.bind().getPort() + "/db?timeoutMS=60000",
          Duration.ofHours(1));

  @BeforeEach
  void addAccountAndUser() {
    storage.apps().insert(Samples.app(1, "app-one"));
    storage.users().insert(APP, user(50));
    storage.registrations().insert(APP, confirmed(40, EMAIL).withUser(id(50)));
    // The first one looks for sessions of users that are gone.
    storage.sessions().insert(session(1, 1, 51), MOST);
    asked.clear();
  }

  @AfterEach
  void close() {
    storage.close();
    server.shutdownNow();
  }

  private void logIn(int number, Optional<Device> device) {
    LoginStore logins = storage.logins();
    ReadUser read = logins.findAccount(APP, EMAIL).orElseThrow().user().orElseThrow();
    Update<User> note = Update.to(u -> u.loggedIn(u.identities().get(0), 1_700_000_000));
    logins.open(new Opening(read, session(number, 1, 50), device, MOST), note);
  }

  @Test
  void aLoginTakesThreeRoundTripsUpToTheMostSessions() {
    for (int number = 10; number < 10 + MOST; number++) {
      asked.clear();
      logIn(number, Optional.empty());
      assertThat(asked)
          .containsExactly("aggregate registrations", "findAndModify users", "update sessions");
    }
  }

  @Test
  void aLoginFromAnotherDeviceTakesOneMoreUpToTheMostDevices() {
    for (int number = 10; number < 10 + MOST; number++) {
      asked.clear();
      logIn(number, Optional.of(device(100 + number, 50, "node")));
      assertThat(asked)
          .containsExactly(
              "aggregate registrations",
              "update devices",
              "findAndModify users",
              "update sessions");
    }
  }

  @Test
  void aSessionFarFromTheMostIsAddedWithoutACount() {
    storage.sessions().insert(session(10, 1, 50), 100);
    assertThat(asked).containsExactly("update sessions", "aggregate sessions");
    asked.clear();
    storage.sessions().insert(session(11, 1, 50), 100);
    assertThat(asked).containsExactly("update sessions");
  }

  @Test
  void theLastSessionThatIsNotTooManyIsCountedOnly() {
    storage.sessions().insert(session(10, 1, 50), 2);
    asked.clear();
    storage.sessions().insert(session(11, 1, 50), 2);
    assertThat(asked).containsExactly("update sessions", "aggregate sessions");
  }

  @Test
  void aSessionIsFoundWithItsUserInOneRoundTripIfTheAppIsTheSame() {
    logIn(10, Optional.empty());
    asked.clear();
    assertThat(storage.sessionUsers().find(id(10)).orElseThrow().user()).isPresent();
    assertThat(asked).containsExactly("aggregate sessions");
  }

  @Test
  void sessionsAreListedWithOneLookForUsersThatAreGone() {
    assertThat(storage.sessions().list(APP)).hasSize(1);
    assertThat(asked).containsExactly("aggregate abandoned_sessions", "find sessions");
  }

  @Test
  void anonymousUsersFarFromTheMostAreNotCountedEachTime() {
    assertThat(storage.users().deleteOldestAnonymous(APP, 100)).isEmpty();
    assertThat(asked).containsExactly("find users", "aggregate users");
    asked.clear();
    assertThat(storage.users().deleteOldestAnonymous(APP, 100)).isEmpty();
    assertThat(asked).isEmpty();
  }
}
