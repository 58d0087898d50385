package io.appservices.emulator.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteOpenMode;

/** Opens connections to one database; alone knows the driver. */
final class Connections {

  /** The memory for pages, in KiB; beyond it the cache of the operating system serves. */
  private static final int WRITER_CACHE_KB = 8_000;

  private static final int READER_CACHE_KB = 2_000;

  /** The pages that the log grows to before they are moved into the database: 16 MB. */
  private static final int PAGES_OF_LOG = 4_000;

  private static final int LARGEST_LOG_BYTES = 64_000_000;
  private static final int PATIENCE_MILLIS = 10_000;

  private final Path file;

  Connections(Path file) {
    this.file = file;
  }

  /** Opens the connection that changes the database, which is made if it is not there. */
  Connection writer() throws SQLException {
    SQLiteConfig config = config(WRITER_CACHE_KB);
    config.setJournalMode(JournalMode.WAL);
    // A checkpoint flushes the log and the database; a commit does not: see LogFile.
    config.setSynchronous(SynchronousMode.NORMAL);
    config.setJournalSizeLimit(LARGEST_LOG_BYTES);
    config.setPragma(Pragma.WAL_AUTOCHECKPOINT, Integer.toString(PAGES_OF_LOG));
    Connection connection = open(config.toProperties());
    // On macOS a plain flush leaves the data in the cache of the disk.
    run(connection, "PRAGMA fullfsync = 1");
    run(connection, "PRAGMA checkpoint_fullfsync = 1");
    // Or the driver would try to begin a transaction after each statement, to see if there is one.
    connection.setAutoCommit(false);
    run(connection, "COMMIT");
    return connection;
  }

  /** Opens a connection that only reads. */
  Connection reader() throws SQLException {
    Connection connection = copier();
    run(connection, "PRAGMA query_only = 1");
    return connection;
  }

  /** Opens a connection that reads, and may write to another file; makes no file by itself. */
  Connection copier() throws SQLException {
    SQLiteConfig config = config(READER_CACHE_KB);
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    return open(config.toProperties());
  }

  private static SQLiteConfig config(int cacheKilobytes) {
    SQLiteConfig config = new SQLiteConfig();
    config.setTempStore(TempStore.MEMORY);
    config.setBusyTimeout(PATIENCE_MILLIS);
    config.setCacheSize(-cacheKilobytes);
    config.setGetGeneratedKeys(false);
    return config;
  }

  private static void run(Connection connection, String statement) throws SQLException {
    try (Statement once = connection.createStatement()) {
      once.execute(statement);
    }
  }

  private Connection open(Properties properties) throws SQLException {
    Connection connection = new JDBC().connect(JDBC.PREFIX + file, properties);
    if (connection == null) {
      throw new SQLException("not a file that SQLite can open: " + file);
    }
    return connection;
  }
}
