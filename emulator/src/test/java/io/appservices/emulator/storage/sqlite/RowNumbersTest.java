package io.appservices.emulator.storage.sqlite;

import static io.appservices.emulator.domain.app.ConfigKind.VALUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.service.config.AppStates;
import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.storage.LoginStore.Opening;
import io.appservices.emulator.storage.ReadUser;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.Update;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is written and what is left alone, as the numbers of rows tell. */
class RowNumbersTest {

  private static final ObjectId APP = Samples.id(1);
  private static final Device DEVICE = Samples.device(70, 10, "node");

  private final TemporaryDirectory temporary = new TemporaryDirectory();
  private SqliteDatabase database;
  private SqliteStorage storage;

  @BeforeEach
  void openWithTwoUsers() {
    open();
    storage.apps().insert(Samples.app(1, "app-one"));
    storage.users().insert(APP, Samples.user(10));
    storage.users().insert(APP, Samples.user(11));
  }

  private void open() {
    database = SqliteDatabase.open(temporary.path());
    storage = new SqliteStorage(database);
  }

  @AfterEach
  void remove() {
    storage.close();
    temporary.close();
  }

  private List<Long> numbers(String table) {
    return database.read(
        sql -> sql.all("SELECT number FROM " + table + " ORDER BY number", row -> row.number(1)));
  }

  @Test
  void leavesADeviceAloneThatIsAsItWasSavedLast() {
    storage.devices().save(APP, DEVICE);
    storage.devices().save(APP, Samples.device(71, 11, "node"));
    List<Long> before = numbers("device");
    storage.devices().save(APP, DEVICE);
    assertThat(numbers("device")).isEqualTo(before);
    storage.close();
    open();
    storage.devices().save(APP, DEVICE);
    assertThat(numbers("device")).isEqualTo(before);
  }

  @Test
  void putsADeviceLastThatAnotherOneFollowed() {
    storage.devices().save(APP, DEVICE);
    storage.close();
    open();
    storage.devices().save(APP, DEVICE);
    storage.devices().save(APP, Samples.device(71, 10, "node"));
    long last = numbers("device").get(1);
    storage.devices().save(APP, DEVICE);
    assertThat(numbers("device")).containsExactly(last, last + 1);
  }

  @Test
  void leavesTheDeviceOfALoginAloneThatIsAsItWasSavedLast() {
    storage.devices().save(APP, DEVICE);
    storage.devices().save(APP, Samples.device(71, 11, "node"));
    List<Long> before = numbers("device");
    open(20, storage.logins().find(APP, Samples.id(10)).orElseThrow());
    assertThat(numbers("device")).isEqualTo(before);
  }

  @Test
  void keepsTheEpochOfASessionThatARevocationOvertook() {
    ReadUser before = storage.logins().find(APP, Samples.id(10)).orElseThrow();
    storage.users().update(APP, Samples.id(10), Update.to(User::revokeSessions));
    open(20, before);
    storage.close();
    open();
    assertThat(storage.sessions().find(Samples.id(20)).orElseThrow().sessionEpoch()).isEqualTo(1);
  }

  @Test
  void writesNoPartAgainThatAChangeLeavesAndRemovesThoseThatNothingHasAnyMore() {
    ConfigDocument left = part(60, "left");
    states().config(Edition.EDITED).insertAll(APP, List.of(left, part(61, "changed")));
    storage.close();
    open();
    List<Long> before = numbers("app_part");
    states()
        .config(Edition.EDITED)
        .update(APP, VALUE, Samples.id(61), Update.to(p -> part(61, "n")));
    assertThat(numbers("app_part")).hasSize(3).containsAll(before);
    for (int i = 0; i < AppState.MOST_DEPLOYMENTS; i++) {
      states().config(Edition.EDITED).update(APP, VALUE, left.id(), Update.to(p -> part(60, "l")));
    }
    assertThat(numbers("app_part")).doesNotContain(before.get(1)).hasSizeLessThan(110);
  }

  private AppStates states() {
    return Samples.states(storage);
  }

  private static ConfigDocument part(int number, String name) {
    return new ConfigDocument(Samples.id(number), VALUE, name, new Document("value", 1), 3);
  }

  private void open(int session, ReadUser user) {
    storage
        .logins()
        .open(
            new Opening(user, Samples.session(session, 1, 10), Optional.of(DEVICE), 5),
            Update.to(read -> read));
  }

  @Test
  void removesTheSessionsOfAnAppHoweverManyUsersHaveThem() {
    IntStream.range(0, 1_100)
        .forEach(n -> storage.sessions().insert(Samples.session(n, 1, 10_000 + n)));
    storage.sessions().insert(Samples.session(5_000, 2, 10));
    storage.sessions().deleteAll(APP);
    assertThat(storage.sessions().count()).isEqualTo(1);
    assertThat(numbers("session_owner")).hasSize(1);
  }
}
