package io.appservices.emulator.storage.sqlite;

import static io.appservices.emulator.storage.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.app.ConfigParts;
import io.appservices.emulator.domain.app.Deployment;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.domain.atlas.DatabaseUser;
import io.appservices.emulator.domain.atlas.DatabaseUserAuthentication;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserQuery;
import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.Versioned;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A directory that a version wrote is read by all later ones. {@code state-N.db.gz} is what {@link
 * #keep} made when N was the latest format; it is never made again, and a later format gets another
 * one.
 */
class ReleasedFormatTest {

  private static final ObjectId APP = id(1);
  private static final DatabaseUser.Key DATABASE_USER =
      new DatabaseUser.Key(id(0xA), "admin", "reader");

  @Test
  void whatTheFirstFormatKeptIsThere(@TempDir Path directory) throws IOException {
    try (InputStream released =
        new GZIPInputStream(ReleasedFormatTest.class.getResourceAsStream("state-1.db.gz"))) {
      Files.copy(released, directory.resolve("state.db"));
    }
    Storage model = new EmbeddedStorage();
    keep(model);
    for (int opened = 0; opened < 2; opened++) {
      try (Storage storage = new SqliteStorage(SqliteDatabase.open(directory))) {
        assertThat(all(storage)).isEqualTo(all(model));
        storage.users().insert(APP, Samples.user(90 + opened));
        model.users().insert(APP, Samples.user(90 + opened));
      }
    }
  }

  /** Writes the file for the latest format; its argument is where. */
  public static void main(String[] args) throws IOException {
    try (TemporaryDirectory directory = new TemporaryDirectory()) {
      try (Storage storage = new SqliteStorage(SqliteDatabase.open(directory.path()))) {
        keep(storage);
      }
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(Path.of(args[0])))) {
        Files.copy(directory.path().resolve("state.db"), out);
      }
    }
  }

  private static void keep(Storage storage) {
    storage.apps().insert(Samples.app(1, "app-one"));
    storage.users().insert(APP, Samples.user(10, Samples.identity(ProviderType.API_KEY, "key")));
    storage.users().update(APP, id(10), Update.to(User::disable));
    storage.users().insert(APP, Samples.user(11));
    storage.registrations().insert(APP, Samples.pending(20, "a@x").withUser(id(10)));
    storage.registrations().insert(APP, Samples.confirmed(21, "b@x").withReset(Samples.token(5)));
    storage.sessions().insert(Samples.session(30).close(7));
    storage.sessions().insert(Samples.session(31));
    storage.devices().save(APP, Samples.device(40, 10, "android"));
    storage.apiKeys().insert(APP, Samples.userKey(50, 10), 10);
    storage.apiKeys().insert(APP, Samples.serverKey(51, 11), 10);
    storage
        .databaseUsers()
        .insert(
            new DatabaseUser(
                DATABASE_USER,
                DatabaseUserAuthentication.SCRAM,
                List.of(new DatabaseUser.Role("read", "db", null)),
                List.of(new DatabaseUser.Scope("c", "CLUSTER")),
                List.of(new DatabaseUser.Label("k", "v")),
                Instant.ofEpochSecond(1_000, 5),
                null),
            10);
    Versioned<AppState> read = storage.apps().state(APP).orElseThrow();
    ConfigDocument part =
        new ConfigDocument(id(60), ConfigKind.VALUE, "v", new Document("value", 1), 3);
    AppState next =
        read.value()
            .edit(
                Edition.EDITED,
                ConfigKind.VALUE,
                ConfigParts.EMPTY.with(part),
                new Deployment(id(70), 4))
            .flatMap(state -> state.openDraft(id(71)))
            .map(state -> state.stage(Edition.EDITED))
            .orElseThrow();
    assertThat(storage.apps().replace(APP, read.version(), next)).isTrue();
  }

  private static List<Object> all(Storage storage) {
    return List.of(
        storage.apps().state(APP).map(Versioned::value),
        storage.apps().findByClientAppId("app-one"),
        storage.users().list(APP, UserQuery.first(9)),
        storage.users().findByIdentity(APP, ProviderType.API_KEY, "key"),
        storage.users().oldestAnonymous(APP),
        storage.users().count(APP),
        storage.registrations().listPending(APP, Optional.empty(), 9),
        storage.registrations().find(APP, "b@x"),
        storage.registrations().findByToken(APP, id(5)),
        storage.sessions().find(id(30)),
        storage.sessions().find(id(31)),
        storage.sessions().count(),
        storage.devices().list(APP, id(10)),
        storage.apiKeys().findByDigest(APP, "digest-50"),
        storage.apiKeys().listOfServers(APP),
        storage.databaseUsers().find(DATABASE_USER));
  }
}
