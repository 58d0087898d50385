package io.appservices.emulator.sqlite;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A database in a directory, with a table of texts by number. */
abstract class NotesFixture {

  static final Schema NOTES =
      new Schema(
          "notes", List.of(Schema.step("CREATE TABLE notes(id INTEGER PRIMARY KEY, text TEXT)")));

  @TempDir Path directory;
  SqliteDatabase database;

  @BeforeEach
  void open() {
    database = SqliteDatabase.open(directory);
    database.prepare(NOTES);
  }

  @AfterEach
  void close() {
    database.close();
  }

  void reopen() {
    database.close();
    database = SqliteDatabase.open(directory);
  }

  void insert(int id, String text) {
    database.write(tx -> tx.update("INSERT INTO notes(id, text) VALUES(?, ?)", id, text));
  }

  List<String> texts() {
    return database.read(sql -> sql.all("SELECT text FROM notes ORDER BY id", row -> row.text(1)));
  }
}
