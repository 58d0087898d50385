package io.appservices.emulator.sqlite;

import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.sqlite.directory.DataFolder;
import io.appservices.emulator.sqlite.directory.DirectoryLock;
import io.appservices.emulator.sqlite.failure.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The database of a data directory. One process has it open, and a change that was answered
 * survives the end of that process, of the operating system and of the power. Safe to use from any
 * thread; it has one thread of its own.
 *
 * <p>A failure is a {@link StorageException}, whose message is one line that names the file and the
 * problem. Whether a change whose commit failed was kept is not known. Reads go on while changes
 * fail, and changes are made again as soon as they can be.
 */
public final class SqliteDatabase implements AutoCloseable {

  /** The name of the file in the directory. */
  static final String FILE = "state.db";

  private final DirectoryLock lock;
  private final Failures failures;
  private final Transaction transaction;
  private final WriteQueue writes;
  private final ReadPool reads;
  private final SameFile file;
  private final AtomicBoolean closed = new AtomicBoolean();

  private SqliteDatabase(
      DirectoryLock lock, Failures failures, Transaction transaction, Connections connections)
      throws IOException {
    this.file = new SameFile(failures.file());
    this.lock = lock;
    this.failures = failures;
    this.transaction = transaction;
    this.writes = new WriteQueue(transaction, failures, new LogFile(failures.file(), file));
    this.reads = new ReadPool(connections, file, failures);
  }

  /**
   * Opens the database of a directory; both are made if they are not there, for this user alone.
   *
   * @throws StorageException if another process has it open, it cannot be read and written, it is
   *     damaged or of a newer version, or the SQLite driver is not on the class path
   */
  public static SqliteDatabase open(Path directory) {
    DataFolder.make(directory);
    DirectoryLock lock = DirectoryLock.of(directory);
    try {
      return open(directory.resolve(FILE), lock);
    } catch (RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  private static SqliteDatabase open(Path file, DirectoryLock lock) {
    Format.checkHeader(file);
    Failures failures = new Failures(file);
    Connections connections = new Connections(file);
    try {
      Transaction transaction = new Transaction(connections.writer());
      try {
        transaction.begin();
        Format.checkSound(transaction, file);
        Format.prepare(transaction, file);
        transaction.commit();
        return new SqliteDatabase(lock, failures, transaction, connections);
      } catch (SQLException | IOException | RuntimeException e) {
        transaction.rollBack();
        transaction.close();
        throw e;
      }
    } catch (SQLException e) {
      throw failures.of(e);
    } catch (IOException e) {
      throw failures.ofFiles(e);
    } catch (NoClassDefFoundError e) {
      throw new StorageException(
          "a data directory needs SQLite: add org.xerial:sqlite-jdbc to the class path", e);
    } catch (UnsatisfiedLinkError e) {
      throw new StorageException(
          "the native library of SQLite cannot be loaded from the directory of temporary files"
              + " (choose another one with -Dorg.sqlite.tmpdir=...): "
              + e.getMessage(),
          e);
    }
  }

  /** Returns whether a directory has a database. */
  public static boolean isIn(Path directory) {
    return Files.exists(directory.resolve(FILE));
  }

  /** Returns the file that the data is in. */
  public Path file() {
    return failures.file();
  }

  /**
   * Looks whether the file is where it was.
   *
   * @throws StorageException if it was moved or removed: no change is accepted then
   */
  public void requireInPlace() {
    try {
      file.require();
    } catch (IOException e) {
      throw failures.ofFiles(e);
    }
  }

  /** Makes the tables of an owner what its schema says; to be called before they are used. */
  public void prepare(Schema schema) {
    write(
        tx -> {
          Format.prepare(tx, file(), schema);
          return true;
        });
  }

  /** Reads; a read must not be made within another one. */
  public <T> T read(Query<T> query) {
    return reads.read(query);
  }

  /** Reads with several statements that all see the same state. */
  public <T> T readSnapshot(Query<T> query) {
    return reads.read(
        sql -> {
          sql.execute("BEGIN");
          try {
            return query.run(sql);
          } finally {
            sql.execute("COMMIT");
          }
        });
  }

  /** Makes a change, together with others that wait, and returns when it is on the disk. */
  public <T> T write(Change<T> change) {
    return writes.write(change);
  }

  /**
   * Has a change made some time later, for work that nobody waits for. It may never be made, if the
   * database is closed before: what has to be done must be found again at the next start.
   */
  public void writeLater(Change<?> change) {
    writes.later(change);
  }

  /** Returns how many changes wait to be made. */
  public int waiting() {
    return writes.waiting();
  }

  /**
   * Checks the whole file, at a cost that grows with it.
   *
   * @return the problems, each in a line; none if it is sound
   */
  public List<String> check() {
    return read(sql -> sql.all("PRAGMA integrity_check(20)", row -> row.text(1))).stream()
        .filter(line -> !line.equals("ok"))
        .toList();
  }

  /** Makes the changes that wait, and closes the database. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    writes.close();
    reads.close();
    try {
      transaction.close();
    } catch (SQLException e) {
      throw failures.of(e);
    } finally {
      lock.close();
    }
  }
}
