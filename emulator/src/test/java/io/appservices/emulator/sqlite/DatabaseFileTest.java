package io.appservices.emulator.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.domain.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the file of a database: formats, copies, refusals. */
class DatabaseFileTest extends NotesFixture {

  @Test
  void theStepsOfAnOwnerAreEachRunOnce() {
    insert(1, "one");
    Schema more =
        new Schema(
            "notes",
            List.of(
                NOTES.steps().get(0),
                Schema.step("ALTER TABLE notes ADD COLUMN size INTEGER"),
                tx -> tx.update("UPDATE notes SET size = length(text)") == 1));
    database.prepare(more);
    reopen();
    database.prepare(more);
    assertThat(database.<Long>read(sql -> sql.number("SELECT size FROM notes"))).isEqualTo(3);
  }

  @Test
  void stepsThatAreNotKnownYetAreRefused() {
    database.prepare(
        new Schema("notes", List.of(NOTES.steps().get(0), Schema.step(), Schema.step())));
    assertThatThrownBy(() -> database.prepare(NOTES))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("newer version")
        .hasMessageContaining("format 3");
  }

  @Test
  void aNewerFormatIsRefused() {
    database.write(
        tx -> {
          tx.define("PRAGMA user_version = 9");
          return true;
        });
    database.close();
    assertRefused("written by a newer version of this program (format 9");
  }

  @Test
  void aDatabaseOfAnotherProgramIsRefused() {
    database.write(
        tx -> {
          tx.define("PRAGMA application_id = 42");
          return true;
        });
    database.close();
    assertRefused("is a database of another program");
  }

  @Test
  void aFileThatIsNoDatabaseIsRefusedAndStaysAsItIs() throws IOException {
    database.close();
    Files.writeString(database.file(), "something else altogether, and long enough to be read");
    assertRefused("is damaged, or no data of this program");
    assertThat(Files.readString(database.file())).startsWith("something else");
  }

  @Test
  void anotherEmulatorOfTheProcessIsRefused() {
    assertRefused("the data directory " + directory + " is in use by another emulator");
    assertThat(texts()).isEmpty();
  }

  @Test
  void aCopyHasWhatWasKeptThen(@TempDir Path elsewhere) {
    insert(1, "one");
    Path copy = elsewhere.resolve("copy");
    try (DatabaseFile file = DatabaseFile.of(directory)) {
      assertThat(file.copyInto(copy, written -> {})).isEqualTo(copy.resolve("state.db"));
      insert(2, "two");
      assertThatThrownBy(() -> file.copyInto(copy, written -> {}))
          .hasMessageContaining("is there already");
    }
    try (SqliteDatabase opened = SqliteDatabase.open(copy)) {
      assertThat(
              opened.<List<String>>read(sql -> sql.all("SELECT text FROM notes", r -> r.text(1))))
          .containsExactly("one");
    }
  }

  @Test
  void aCopyTellsHowFarItIs(@TempDir Path elsewhere) throws IOException {
    database.write(
        tx ->
            tx.update(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)"
                    + " INSERT INTO notes (id, text) SELECT i, hex(randomblob(50)) FROM n"));
    List<Long> written = new ArrayList<>();
    Path copy = elsewhere.resolve("copy.db");
    try (DatabaseFile file = DatabaseFile.of(directory)) {
      file.copyTo(copy, written::add);
    }
    assertThat(written).isSorted();
    assertThat(written.get(written.size() - 1)).isBetween(Files.size(copy) / 4, Files.size(copy));
  }

  @ParameterizedTest
  @ValueSource(strings = {"there", "there/new", "there/new/inner"})
  void aCopyThatFailsLeavesNothing(String target, @TempDir Path elsewhere) throws IOException {
    Files.createDirectory(elsewhere.resolve("there"));
    damage();
    try (DatabaseFile file = DatabaseFile.of(directory)) {
      assertThatThrownBy(() -> file.copyInto(elsewhere.resolve(target), written -> {}))
          .isInstanceOf(StorageException.class)
          .hasMessageStartingWith(database.file() + " is damaged");
    }
    assertThat(elsewhere.resolve("there")).isEmptyDirectory();
  }

  /** Overwrites the pages in the middle of the file. */
  private void damage() throws IOException {
    for (int n = 0; n < 20; n++) {
      insert(n, "x".repeat(10_000));
    }
    database.close();
    byte[] bytes = Files.readAllBytes(database.file());
    Arrays.fill(bytes, bytes.length / 3, bytes.length / 3 * 2, (byte) 0xAB);
    Files.write(database.file(), bytes);
  }

  @Test
  void aCompactedDatabaseHasTheSameAndTakesLessSpace() throws IOException {
    for (int n = 0; n < 200; n++) {
      insert(n, "x".repeat(5_000));
    }
    database.write(tx -> tx.update("DELETE FROM notes WHERE id > 0"));
    database.close();
    long before = Files.size(database.file());
    DatabaseFile.compact(directory);
    assertThat(Files.size(database.file())).isLessThan(before / 4);
    reopen();
    assertThat(texts()).hasSize(1);
    assertThatThrownBy(() -> DatabaseFile.compact(directory)).hasMessageContaining("is in use");
  }

  @Test
  void aSoundDatabaseHasNoProblems() {
    insert(1, "one");
    assertThat(database.check()).isEmpty();
  }

  /** What is written to a file that has no name any more is gone with the process. */
  @ParameterizedTest
  @ValueSource(strings = {"state.db", "state.db-wal"})
  void changesAreRefusedWhileAFileIsNotWhereItWas(String name, @TempDir Path elsewhere)
      throws IOException {
    insert(1, "one");
    Path file = directory.resolve(name);
    assertThat(texts()).containsExactly("one");
    Path moved = Files.move(file, elsewhere.resolve(name));

    for (int attempt : List.of(2, 3)) {
      assertThatThrownBy(() -> insert(attempt, "lost"))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining(attempt == 2 ? name + " was moved or removed" : "");
    }
    assertThat(texts()).contains("one");

    Files.move(moved, file);
    insert(4, "four");
    reopen();
    assertThat(texts()).contains("one", "four");
  }

  /** The files are where they were, and nobody gets there. */
  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a loop of symbolic links, as POSIX has them")
  void aPathThatCannotBeFollowedIsNotCalledRemoved(@TempDir Path elsewhere) throws IOException {
    insert(1, "one");
    Path moved = Files.move(directory, elsewhere.resolve("moved"));
    Files.createSymbolicLink(directory, directory);

    assertThatThrownBy(() -> insert(2, "lost"))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("state.db cannot be opened: Too many levels of symbolic links");

    Files.delete(directory);
    Files.move(moved, directory);
    insert(3, "three");
    reopen();
    assertThat(texts()).contains("one", "three");
  }

  @ParameterizedTest
  @ValueSource(strings = {"state.db", "moved.db", "none.db"})
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a symbolic link, as POSIX has them")
  void aLinkIsRefusedWhereverItLeads(String where) throws IOException {
    database.close();
    Path file = directory.resolve("state.db");
    Files.move(file, directory.resolve("moved.db"));
    Files.createSymbolicLink(file, Path.of(where));

    assertRefused("state.db is a link: name the directory of the file that it leads to");
  }

  private void assertRefused(String why) {
    assertThatThrownBy(() -> SqliteDatabase.open(directory))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining("\n");
  }
}
