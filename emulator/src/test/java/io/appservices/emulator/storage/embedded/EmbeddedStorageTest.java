package io.appservices.emulator.storage.embedded;

import static io.appservices.emulator.storage.Samples.device;
import static io.appservices.emulator.storage.Samples.id;
import static io.appservices.emulator.storage.Samples.session;
import static io.appservices.emulator.storage.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.atlas.DatabaseUser;
import io.appservices.emulator.domain.atlas.DatabaseUserAuthentication;
import io.appservices.emulator.storage.Samples;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

class EmbeddedStorageTest {

  private static final ObjectId APP = id(1);
  private static final DatabaseUser DATABASE_USER =
      new DatabaseUser(
          new DatabaseUser.Key(id(7), "admin", "name"),
          DatabaseUserAuthentication.SCRAM,
          List.of(new DatabaseUser.Role("read", "d", null)),
          List.of(),
          List.of(),
          null,
          null);

  private final EmbeddedStorage storage = new EmbeddedStorage();

  @Test
  void nothingIsHeldAfterAStorageIsClosed() {
    storage.apps().insert(Samples.app(1, "app-one"));
    storage.users().insert(APP, user(10));
    storage.devices().save(APP, device(20, 10, "web"), 5);
    storage.sessions().insert(session(30, 1, 10));
    storage.sessions().abandon(APP, id(10));
    storage.sessions().insert(session(31, 1, 11).close(5));
    storage.databaseUsers().insert(DATABASE_USER, 100);
    storage.settings().put("clock", new Document());

    storage.close();

    assertThat(storage.apps().list()).isEmpty();
    assertThat(storage.users().find(APP, id(10))).isEmpty();
    assertThat(storage.sessions().count()).isZero();
    assertThat(storage.sessions().list(APP)).isEmpty();
    assertThat(storage.sessions().deleteExpired(Long.MAX_VALUE, 10)).isEmpty();
    assertThat(storage.databaseUsers().list(id(7))).isEmpty();
    assertThat(storage.settings().find("clock")).isEmpty();
  }

  @Test
  void aDeletedAppIsClosedForWhoStillHasIt() {
    storage.apps().insert(Samples.app(1, "app-one"));
    storage.users().insert(APP, user(10));
    storage.apps().delete(APP);
    assertThat(storage.apps().insert(Samples.app(2, "app-one"))).isTrue();
    assertThat(storage.users().insert(APP, user(11))).isFalse();
    assertThat(storage.users().count(APP)).isZero();
  }
}
