package io.appservices.emulator.sqlite;

import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.sqlite.directory.DataFolder;
import io.appservices.emulator.sqlite.directory.DirectoryLock;
import io.appservices.emulator.sqlite.failure.Failures;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * The database of a data directory as it lies there, for those who look after it. Reading it
 * disturbs no emulator that has it open. Not safe for use by several threads.
 *
 * <p>Failures are those of {@link SqliteDatabase}.
 */
public final class DatabaseFile implements AutoCloseable {

  private static final int MOST_PROBLEMS = 20;

  private final Failures failures;
  private final Connections connections;
  private final Sql sql;

  private DatabaseFile(Failures failures, Connections connections, Sql sql) {
    this.failures = failures;
    this.connections = connections;
    this.sql = sql;
  }

  /**
   * Opens it to be read.
   *
   * @throws StorageException if there is none, it cannot be read, or it is of a newer version
   */
  public static DatabaseFile of(Path directory) {
    Path file = existing(directory);
    Failures failures = new Failures(file);
    try {
      Connections connections = new Connections(file);
      Sql sql = new Sql(connections.reader());
      try {
        Format.check(sql, file);
        return new DatabaseFile(failures, connections, sql);
      } catch (SQLException | RuntimeException e) {
        sql.close();
        throw e;
      }
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  private static Path existing(Path directory) {
    Path file = directory.resolve(SqliteDatabase.FILE);
    if (!Files.isDirectory(directory)) {
      throw new StorageException(directory + " is no directory", null);
    }
    // SQLite makes an empty file before it writes anything.
    if (!Files.isRegularFile(file) || file.toFile().length() == 0) {
      throw new StorageException(
          directory
              + " has no state: there is no file "
              + SqliteDatabase.FILE
              + " in it, or nothing in that",
          null);
    }
    Format.checkHeader(file);
    return file;
  }

  /** Returns the size of what is in a directory on the disk, in bytes. */
  public static long size(Path directory) {
    Path file = existing(directory);
    Path log = directory.resolve(SqliteDatabase.FILE + "-wal");
    try {
      return Files.size(file) + (Files.exists(log) ? Files.size(log) : 0);
    } catch (IOException e) {
      throw new StorageException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Reads. */
  public <T> T read(Query<T> query) {
    try {
      return query.run(sql);
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  /**
   * Checks the whole file, at a cost that grows with it.
   *
   * @return the problems, each in a line; none if it is sound
   */
  public List<String> check() {
    String check = "PRAGMA integrity_check(" + MOST_PROBLEMS + ")";
    return read(open -> open.all(check, row -> row.text(1))).stream()
        .filter(line -> !line.equals("ok"))
        .toList();
  }

  /**
   * Writes a copy of what is kept now into a file, for this user alone. It is there as a whole or
   * not at all.
   *
   * @param written is told how many bytes there are so far, now and then, by this thread
   * @throws StorageException if there is such a file already, or it cannot be written
   */
  public void copyTo(Path copy, LongConsumer written) {
    if (Files.exists(copy)) {
      throw new StorageException(copy + " is there already: name another one", null);
    }
    Path part = copy.resolveSibling(copy.getFileName() + ".part");
    try {
      makeEmpty(part);
      vacuumInto(part, written);
      try (FileChannel file = FileChannel.open(part, StandardOpenOption.WRITE)) {
        file.force(true);
      }
      Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new StorageException(copy + " cannot be written: " + e, e);
    } finally {
      part.toFile().delete();
    }
  }

  /**
   * Writes a copy into a directory, as {@link #copyTo}, which can be opened then. What is missing
   * of the directory is made for this user alone, and removed again if that fails.
   *
   * @return the file that was written
   */
  public Path copyInto(Path directory, LongConsumer written) {
    List<Path> missing = DataFolder.missing(directory);
    try {
      DataFolder.make(directory);
      Path copy = directory.resolve(SqliteDatabase.FILE);
      copyTo(copy, written);
      return copy;
    } catch (RuntimeException | Error e) {
      DataFolder.removeEmpty(missing);
      throw e;
    }
  }

  private void vacuumInto(Path part, LongConsumer written) {
    try (Connection copier = connections.copier()) {
      Progress.tell(copier, () -> written.accept(part.toFile().length()));
      new Sql(copier).execute("VACUUM INTO ?", part.toString());
    } catch (SQLException e) {
      throw failures.ofCopy(e, part);
    }
  }

  private static void makeEmpty(Path part) throws IOException {
    Files.deleteIfExists(part);
    if (part.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(part);
    }
  }

  /**
   * Gives the space of what was removed back to the disk. Nobody else may use the directory
   * meanwhile, and there has to be room for a second copy.
   */
  public static void compact(Path directory) {
    Path file = existing(directory);
    Failures failures = new Failures(file);
    DirectoryLock lock = DirectoryLock.of(directory);
    try {
      compactLocked(file);
    } catch (SQLException e) {
      throw failures.of(e);
    } finally {
      lock.close();
    }
  }

  private static void compactLocked(Path file) throws SQLException {
    Sql writer = new Sql(new Connections(file).writer());
    try {
      Format.check(writer, file);
      writer.executeOnce("VACUUM");
      writer.number("PRAGMA wal_checkpoint(TRUNCATE)");
    } finally {
      writer.close();
    }
  }

  @Override
  public void close() {
    try {
      sql.close();
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }
}
