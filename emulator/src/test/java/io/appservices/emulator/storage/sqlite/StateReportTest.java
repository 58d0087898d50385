package io.appservices.emulator.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.sqlite.table.StateReport;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of a data directory without opening its stores. */
class StateReportTest {

  private final TemporaryDirectory temporary = new TemporaryDirectory();
  private SqliteDatabase database;
  private SqliteStorage storage;

  @BeforeEach
  void openWithThreeUsers() {
    database = SqliteDatabase.open(temporary.path());
    storage = new SqliteStorage(database);
    storage.apps().insert(Samples.app(1, "app-one"));
    for (int number = 10; number < 13; number++) {
      storage.users().insert(Samples.id(1), Samples.user(number));
    }
    storage.sessions().insert(Samples.session(20));
    storage.settings().put("one", new Document("n", 1));
  }

  @AfterEach
  void remove() {
    storage.close();
    temporary.close();
  }

  private List<String> problems() {
    return StateReport.of(temporary.path()).problems();
  }

  private void change(String statement) {
    database.write(tx -> tx.update(statement));
  }

  @Test
  void countsTheRowsOfEachKind() {
    assertThat(StateReport.counts(temporary.path()))
        .isEqualTo(
            Map.of(
                "apps", 1L,
                "users", 3L,
                "accounts", 0L,
                "sessions", 1L,
                "devices", 0L,
                "API keys", 0L,
                "database users", 0L,
                "mails", 0L,
                "log entries", 0L));
  }

  @Test
  void findsNothingWrongWithASoundDirectory() {
    assertThat(problems()).isEmpty();
  }

  @Test
  void saysHowManyRowsOfATableAreDamaged() {
    change("UPDATE user SET body = zeroblob(9) WHERE id <> (SELECT min(id) FROM user)");
    change("UPDATE setting SET body = zeroblob(9)");
    assertThat(problems())
        .containsExactly("table setting: 1 row is damaged", "table user: 2 rows are damaged");
  }

  @Test
  void leavesTheRowsOfADamagedFileAlone() {
    change("UPDATE user SET body = zeroblob(9)");
    database.write(
        tx -> {
          tx.define("PRAGMA writable_schema = ON");
          return tx.update("DELETE FROM sqlite_schema WHERE name = 'user_disabled'");
        });
    assertThat(problems()).isNotEmpty().noneMatch(problem -> problem.contains("table user"));
  }
}
