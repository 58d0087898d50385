package io.appservices.emulator.sqlite;

import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.sqlite.failure.Failures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** Tells whether a file is a database of this program, and of a version that can be read. */
public final class Format {

  /** The latest format: raised by whatever must keep older versions of the program out. */
  static final int LATEST = 1;

  private static final int FIRST = 1;

  /** The mark of databases of this program: the characters "ASEm". */
  private static final int APPLICATION_ID = 0x4153456D;

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  /** The changes that make a database of each format, from 1 on, one of the next. */
  private static final List<Change<Boolean>> STEPS = List.of();

  /** The size up to which a file is checked when it is opened: that takes a second at most. */
  private static final long LARGEST_CHECKED = 32_000_000;

  private Format() {}

  /**
   * Looks at the first bytes of a file, before anything is done to it. A link is refused: SQLite
   * keeps the files that belong to it beside what it leads to, where nobody here looks for them,
   * and follows one to itself until the process ends.
   */
  static void checkHeader(Path file) {
    if (Files.isSymbolicLink(file)) {
      throw new StorageException(
          file + " is a link: name the directory of the file that it leads to, or link that", null);
    }
    try {
      if (!Files.exists(file) || Files.size(file) == 0) {
        return;
      }
      try (InputStream in = Files.newInputStream(file)) {
        if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
          throw new StorageException(
              file + " is damaged, or no data of this program: restore a backup, or move it away",
              null);
        }
      }
    } catch (IOException e) {
      throw new StorageException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Checks the whole of a file that is not large: damage is told before anything is done with it.
   */
  static void checkSound(Transaction transaction, Path file) throws SQLException {
    if (file.toFile().length() > LARGEST_CHECKED) {
      return;
    }
    String first =
        transaction.first("PRAGMA integrity_check(1)", row -> row.text(1)).orElse("no answer");
    if (!first.equals("ok")) {
      throw new StorageException(Failures.damaged(file), null);
    }
  }

  /** Refuses a database of another program, and one of a newer format. */
  public static void check(Sql sql, Path file) throws SQLException {
    if (sql.number("PRAGMA application_id") != APPLICATION_ID) {
      throw new StorageException(
          file + " is a database of another program: name another directory", null);
    }
    long format = sql.number("PRAGMA user_version");
    if (format > LATEST) {
      throw newer(file, format, LATEST);
    }
    if (format < FIRST) {
      throw new StorageException(Failures.damaged(file), null);
    }
  }

  /** Makes a database one of the latest format; a new one is empty. */
  static void prepare(Transaction transaction, Path file) throws SQLException {
    long format = transaction.number("PRAGMA user_version");
    boolean empty = format == 0 && transaction.number("SELECT count(*) FROM sqlite_schema") == 0;
    if (empty) {
      transaction.define("PRAGMA application_id = " + APPLICATION_ID);
      transaction.define("CREATE TABLE owner(name TEXT PRIMARY KEY, step INTEGER NOT NULL)");
    } else {
      check(transaction, file);
      for (Change<Boolean> step : STEPS.subList((int) format - 1, STEPS.size())) {
        step.run(transaction);
      }
    }
    if (format != LATEST) {
      transaction.define("PRAGMA user_version = " + LATEST);
    }
  }

  /** Runs the steps of an owner that were not run yet. */
  static void prepare(Transaction transaction, Path file, Schema schema) throws SQLException {
    String owner = schema.owner();
    int latest = schema.steps().size();
    long made = transaction.number("SELECT step FROM owner WHERE name = ?", owner);
    if (made > latest) {
      throw newer(file, made, latest);
    }
    for (Change<Boolean> step : schema.steps().subList((int) made, latest)) {
      step.run(transaction);
    }
    if (made < latest) {
      transaction.update("REPLACE INTO owner(name, step) VALUES(?, ?)", owner, latest);
    }
  }

  private static StorageException newer(Path file, long format, int latest) {
    return new StorageException(
        file
            + " was written by a newer version of this program (format "
            + format
            + ", this version knows "
            + latest
            + "): start that version, or name another directory",
        null);
  }
}
