package io.appservices.emulator.sqlite;

import io.appservices.emulator.domain.StorageException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/** Says what went wrong with a database in the words of whoever runs it. */
final class Failures {

  private final Path file;

  Failures(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  StorageException of(SQLException e) {
    return new StorageException(text(e), e);
  }

  /** Returns the failure of a flush of the log. */
  StorageException ofFlush(Throwable e) {
    return new StorageException(
        file + " cannot be read or written: the disk answers with an error", e);
  }

  /** Returns the failure of a change that came while nobody knows what is on the disk. */
  StorageException unknown() {
    return new StorageException(file + " has changes that could not be flushed to the disk", null);
  }

  private String text(SQLException e) {
    if (e instanceof SQLiteException sqlite) {
      // The extended codes have the plain one in their lowest byte.
      switch (sqlite.getResultCode().code & 0xFF) {
        case 13:
          return file + " cannot grow: the disk or the quota is full";
        case 11:
        case 26:
          return Format.damaged(file);
        case 8:
          return file + " cannot be changed: it or its directory is read-only";
        case 14:
          return file + " cannot be opened: look at the rights of the directory";
        case 10:
          return file + " cannot be read or written: the disk answers with an error";
        default:
          break;
      }
    }
    return file + " could not be used: " + e.getMessage();
  }
}
