package io.appservices.emulator.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.DataDirectory;
import io.appservices.emulator.api.error.DataDirectoryException;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.sqlite.Sealed;
import io.appservices.emulator.sqlite.SqliteDatabase;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that are damaged in a directory whose structure is sound. */
class DamagedDirectoryTest {

  private static final String DAMAGE = " = zeroblob(9)";

  @TempDir private Path directory;

  @BeforeEach
  void keepSomething() {
    try (AppServicesEmulator emulator = start();
        MongoClient client =
            MongoClients.create(emulator.app().connectionString("mongodb-atlas"))) {
      emulator.app().createUser("a@example.com", "password-1");
      client.getDatabase("shop").getCollection("orders").insertOne(new Document("_id", 1));
    }
    // A server writes them when packages are uploaded.
    change(
        "INSERT INTO dependencies(app, body, archive) VALUES(1, ?, ?)",
        Sealed.seal(new byte[0]),
        Sealed.seal(new byte[0]));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user.body",
        "setting.body",
        "app.body",
        "app.deployed",
        "dependencies.archive",
        "documents.bson"
      })
  void theCheckFindsDamageInEveryKindOfValue(String column) {
    DataDirectory data = DataDirectory.of(directory);
    assertThat(data.check()).isEmpty();
    String[] names = column.split("\\.");

    change("UPDATE " + names[0] + " SET " + names[1] + DAMAGE);

    List<String> problems = data.check();
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0)).startsWith("table " + names[0] + ": ").endsWith(" damaged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"setting SET body", "app SET body", "app SET deployed"})
  void aStartThatNeedsWhatIsDamagedIsRefusedWithWhatToDo(String value) {
    change("UPDATE " + value + DAMAGE);

    assertThatThrownBy(() -> start().close())
        .isInstanceOf(DataDirectoryException.class)
        .hasMessageStartingWith("the data directory " + directory + " cannot be used: ")
        .hasMessageContaining("is damaged")
        .hasMessageEndingWith(": restore a backup of it, or move it away to start anew")
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void aDirectoryWithoutAFormatIsRefused(int format) {
    try (SqliteDatabase database = SqliteDatabase.open(directory)) {
      database.write(
          tx -> {
            tx.define("PRAGMA user_version = " + format);
            return true;
          });
    }

    for (ThrowingCallable use :
        List.<ThrowingCallable>of(() -> start().close(), DataDirectory.of(directory)::check)) {
      assertThatThrownBy(use)
          .isInstanceOf(DataDirectoryException.class)
          .hasMessageContaining("state.db is damaged");
    }
  }

  private AppServicesEmulator start() {
    return AppServicesEmulator.start(
        EmulatorConfig.builder()
            .data(data -> data.directory(directory).passwordIterations(1))
            .build());
  }

  private void change(String statement, Object... values) {
    try (SqliteDatabase database = SqliteDatabase.open(directory)) {
      assertThat(database.<Integer>write(tx -> tx.update(statement, values))).isPositive();
    }
  }
}
