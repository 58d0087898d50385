package io.appservices.emulator.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.api.Mail;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.app.Dependencies;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.domain.emulator.LogEntry;
import io.appservices.emulator.domain.emulator.ScheduleMark;
import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.storage.ImportStore.Imported;
import io.appservices.emulator.storage.Samples;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is left in the tables of an app that was removed: nothing, some time later. */
class RemovedAppTest {

  /** More than are removed at a time. */
  private static final int USERS = 1_100;

  private static final ObjectId APP = Samples.id(1);
  private static final ObjectId OTHER_APP = Samples.id(2);

  private final TemporaryDirectory temporary = new TemporaryDirectory();
  private SqliteDatabase database;
  private SqliteStorage storage;

  @BeforeEach
  void open() {
    database = SqliteDatabase.open(temporary.path());
    storage = new SqliteStorage(database);
  }

  @AfterEach
  void remove() {
    storage.close();
    temporary.close();
  }

  private void add(int app, int users) {
    ObjectId appId = Samples.id(app);
    storage.apps().insert(Samples.app(app, "app-" + app));
    List<Imported> all =
        IntStream.range(0, users)
            .mapToObj(
                n ->
                    new Imported(
                        appId,
                        Samples.user(10_000 + n),
                        Samples.confirmed(n, "user-" + n),
                        List.of(Samples.userKey(n, 10_000 + n))))
            .toList();
    for (int from = 0; from < users; from += 200) {
      storage.imports().insert(all.subList(from, Math.min(from + 200, users)));
    }
    storage.devices().save(appId, Samples.device(1, 10_000, "node"));
    storage.schedules().put(appId, Samples.id(5), new ScheduleMark("* * * * *", Instant.EPOCH));
    storage
        .logs()
        .add(
            appId,
            new LogEntry(Samples.id(6), "FUNCTION", "f", "", Instant.EPOCH, 1, null, List.of()),
            9);
    storage.mails().add(appId, mail(), 9);
    storage.dependencies().put(appId, packages(), new byte[] {1});
    ConfigDocument part =
        new ConfigDocument(Samples.id(60), ConfigKind.VALUE, "v", new Document("value", 1), 3);
    Samples.states(storage).config(Edition.EDITED).insert(appId, part);
  }

  private static Mail mail() {
    return new Mail(Mail.Kind.CONFIRMATION, "app", "a@x", "s", "l", "p", "t", "i", Instant.EPOCH);
  }

  private static Dependencies packages() {
    return new Dependencies(Samples.id(7), "node_modules.zip", "user", 1, List.of(), "{}", "");
  }

  /** The rows of the first app. */
  private long count(String table) {
    return database.<Long>read(
        sql -> sql.number("SELECT count(*) FROM " + table + " WHERE app = 1"));
  }

  /** The tables that have a column for the number of the app. */
  private List<String> tablesOfApps() {
    return database.read(
        sql ->
            sql.all(
                "SELECT t.name FROM sqlite_schema t, pragma_table_info(t.name) c"
                    + " WHERE t.type = 'table' AND c.name = 'app'",
                row -> row.text(1)));
  }

  private void awaitSwept() {
    Awaitility.await()
        .until(
            () -> database.<Long>read(sql -> sql.number("SELECT count(*) FROM dropped_app")) == 0);
  }

  @Test
  void leavesNoRowInAnyTableAndThoseOfOtherAppsAlone() {
    add(1, USERS);
    add(2, 3);
    assertThat(tablesOfApps())
        .hasSizeGreaterThan(10)
        .allSatisfy(table -> assertThat(count(table)).as(table).isPositive());
    storage.apps().delete(APP);
    awaitSwept();
    assertThat(tablesOfApps()).allSatisfy(table -> assertThat(count(table)).as(table).isZero());
    assertThat(storage.users().count(OTHER_APP)).isEqualTo(3);
    assertThat(storage.users().findByIdentity(OTHER_APP, ProviderType.ANON_USER, "anon-10001"))
        .isPresent();
    assertThat(storage.registrations().find(OTHER_APP, "user-2")).isPresent();
    assertThat(storage.apiKeys().find(OTHER_APP, Samples.id(2))).isPresent();
    assertThat(storage.logs().list(OTHER_APP)).hasSize(1);
    assertThat(storage.schedules().find(OTHER_APP, Samples.id(5))).isPresent();
  }

  @Test
  void isSweptAtTheNextStartIfThatWasCutOff() {
    add(1, 3);
    database.write(
        tx -> {
          tx.update("INSERT INTO dropped_app(number) VALUES(1)");
          return tx.update("DELETE FROM app WHERE number = 1");
        });
    storage.close();
    open();
    awaitSwept();
    assertThat(tablesOfApps()).allSatisfy(table -> assertThat(count(table)).as(table).isZero());
  }
}
