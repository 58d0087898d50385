package io.appservices.emulator.sqlite.failure;

import io.appservices.emulator.domain.StorageException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says what went wrong with a database in the words of whoever runs it. */
public final class Failures {

  private final Path file;

  /** Makes the failures of a database, which name its file. */
  public Failures(Path file) {
    this.file = file;
  }

  /** Returns the file of the database. */
  public Path file() {
    return file;
  }

  /** Returns the failure of a statement. */
  public StorageException of(SQLException e) {
    return new StorageException(text(e), e);
  }

  /** Returns the failure of a copy into another file: damage is that of the original. */
  public StorageException ofCopy(SQLException e, Path copy) {
    boolean isDamage = e instanceof SQLiteException sqlite && isDamage(code(sqlite));
    return isDamage ? of(e) : new Failures(copy).of(e);
  }

  /**
   * Returns the failure of who flushes a file that is in use, or looks whether it is where it was.
   */
  public StorageException ofFiles(Throwable e) {
    return new StorageException(text(e), e);
  }

  /** Returns the failure of a change that came while nobody knows what is on the disk. */
  public StorageException unknown() {
    return new StorageException(file + " has changes that could not be flushed to the disk", null);
  }

  /** Says that a file is damaged, and what to do. */
  public static String damaged(Path file) {
    return file + " is damaged: restore a backup of it, or move it away to start anew";
  }

  private String text(Throwable e) {
    if (e instanceof NoSuchFileException missing) {
      return missing.getFile()
          + " was moved or removed while it is in use: put it back, or stop this process";
    }
    if (e instanceof AccessDeniedException denied) {
      return denied.getFile()
          + " cannot be opened: look at its rights and those of the directories above it";
    }
    if (e instanceof FileSystemException other && other.getReason() != null) {
      return other.getFile() + " cannot be opened: " + other.getReason();
    }
    String why = e instanceof IOException && e.getMessage() != null ? ": " + e.getMessage() : "";
    return file + " cannot be read or written: the disk answers with an error" + why;
  }

  private String text(SQLException e) {
    if (e instanceof SQLiteException sqlite) {
      int code = code(sqlite);
      if (isDamage(code)) {
        return damaged(file);
      }
      switch (code) {
        case 13:
          return file + " cannot grow: the disk or the quota is full";
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

  private static boolean isDamage(int code) {
    return code == SQLiteErrorCode.SQLITE_CORRUPT.code
        || code == SQLiteErrorCode.SQLITE_NOTADB.code;
  }

  /** The extended codes have the plain one in their lowest byte. */
  private static int code(SQLiteException e) {
    return e.getResultCode().code & 0xFF;
  }
}
