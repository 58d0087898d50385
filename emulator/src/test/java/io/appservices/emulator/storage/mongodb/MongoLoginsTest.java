package io.appservices.emulator.storage.mongodb;

import static io.appservices.emulator.storage.Samples.device;
import static io.appservices.emulator.storage.Samples.id;
import static io.appservices.emulator.storage.Samples.session;
import static io.appservices.emulator.storage.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.storage.LoginStore;
import io.appservices.emulator.storage.LoginStore.Opened;
import io.appservices.emulator.storage.LoginStore.Opening;
import io.appservices.emulator.storage.ReadUser;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import io.appservices.emulator.storage.mongodb.deployment.Collections;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the document of a user knows of its sessions and devices after logins. */
@Tag("shared")
class MongoLoginsTest {

  private static final ObjectId APP = id(1);
  private static final int MOST = 3;

  private final String uri = SharedDeployment.newDatabase();
  private final MongoStorage storage = MongoStorage.open(uri, Duration.ZERO);
  private final LoginStore logins = storage.logins();

  @BeforeEach
  void addUser() {
    storage.apps().insert(Samples.app(1, "app-one"));
    storage.users().insert(APP, user(50));
  }

  @AfterEach
  void close() {
    storage.close();
    SharedDeployment.drop(uri);
  }

  private Opened logIn(int number, Optional<Device> device) {
    ReadUser read = logins.find(APP, id(50)).orElseThrow();
    Update<User> note = Update.to(u -> u.loggedIn(u.identities().get(0), 1_700_000_000));
    return logins.open(new Opening(read, session(number, 1, 50), device, MOST), note);
  }

  private Document stored() {
    AtomicReference<Document> found = new AtomicReference<>();
    SharedDeployment.on(
        uri, database -> found.set(database.getCollection(Collections.USERS).find().first()));
    return found.get();
  }

  @Test
  void theSessionsAndDevicesThatAUserHasAreCounted() {
    for (int number = 1; number <= 2 * MOST; number++) {
      logIn(number, Optional.of(device(60 + number, 50, "node")));
      long expected = Math.min(number, MOST);
      assertThat(stored()).containsEntry("sessions", expected).containsEntry("devices", expected);
    }
  }

  @Test
  void aLoginWithoutADeviceCountsNone() {
    for (int number = 1; number <= MOST; number++) {
      logIn(number, Optional.empty());
    }
    assertThat(stored()).containsEntry("sessions", (long) MOST).doesNotContainKey("devices");
  }

  @Test
  void aLoginFromTheDeviceOfTheLastOneSavesItNotAgain() {
    logIn(1, Optional.of(device(60, 50, "node")));
    storage.devices().deleteAll(APP, id(50));
    logIn(2, Optional.of(device(60, 50, "node")));
    assertThat(storage.devices().list(APP, id(50))).isEmpty();
    assertThat(stored()).containsEntry("devices", 1L);

    logIn(3, Optional.of(device(60, 50, "android")));
    assertThat(storage.devices().list(APP, id(50))).containsExactly(device(60, 50, "android"));
    assertThat(stored()).containsEntry("devices", 2L);
  }

  @Test
  void sessionsThatWereAddedOtherwiseGoWithTheNextLoginThatIsOneTooMany() {
    for (int number = 1; number <= MOST; number++) {
      logIn(number, Optional.empty());
    }
    storage.sessions().insert(session(9, 1, 50), 100);
    assertThat(logIn(10, Optional.empty()).removed())
        .extracting(Session::id)
        .containsExactly(id(1), id(2));
    assertThat(stored()).containsEntry("sessions", (long) MOST);
  }

  @Test
  void aUserThatWasNotReadIsRead() {
    ReadUser unknown = new ReadUser(user(50), ReadUser.UNKNOWN, 0);
    Update<User> note = Update.when(u -> !u.disabled(), u -> u.loggedIn(u.identities().get(0), 5));
    Opening opening = new Opening(unknown, session(10, 1, 50), Optional.empty(), MOST);
    assertThat(logins.open(opening, note).user().isChanged()).isTrue();
    assertThat(storage.users().find(APP, id(50)).orElseThrow().lastAuthenticatedAt()).isEqualTo(5);

    storage.users().update(APP, id(50), Update.to(User::disable));
    Opening again = new Opening(unknown, session(11, 1, 50), Optional.empty(), MOST);
    assertThat(logins.open(again, note).user()).isInstanceOf(UpdateResult.Refused.class);
    assertThat(storage.sessions().find(id(11))).isEmpty();
  }

  @Test
  void aLoginThatCannotRenewAnIdentityOpensNothing() {
    storage.users().insert(APP, user(51));
    var taken = user(51).identities().get(0);
    ReadUser read = logins.find(APP, id(50)).orElseThrow();
    Opening opening = new Opening(read, session(10, 1, 50), Optional.empty(), MOST);
    assertThat(logins.open(opening, Update.to(u -> u.link(taken))).user())
        .isInstanceOf(UpdateResult.Taken.class);
    assertThat(storage.sessions().find(id(10))).isEmpty();
  }
}
