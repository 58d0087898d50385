package io.appservices.emulator.sqlite;

import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.sqlite.failure.Failures;
import io.appservices.emulator.sqlite.failure.UncheckedSqlException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections that read, opened when they are needed. */
final class ReadPool {

  private static final Logger LOG = LoggerFactory.getLogger(ReadPool.class);

  /** More connections than processors would only take turns on these. */
  private static final int MOST =
      Math.max(2, Math.min(4, Runtime.getRuntime().availableProcessors()));

  private static final long CLOSE_SECONDS = 2;

  private final Semaphore permits = new Semaphore(MOST, true);
  private final Deque<Sql> idle = new ConcurrentLinkedDeque<>();
  private final Connections connections;
  private final SameFile file;
  private final Failures failures;
  private volatile boolean closed;

  ReadPool(Connections connections, SameFile file, Failures failures) {
    this.connections = connections;
    this.file = file;
    this.failures = failures;
  }

  <T> T read(Query<T> query) {
    permits.acquireUninterruptibly();
    try {
      if (closed) {
        throw new StorageException(failures.file() + " is closed", null);
      }
      Sql idleOne = idle.poll();
      Sql sql = idleOne == null ? open() : idleOne;
      try {
        return query.run(sql);
      } finally {
        // The one that was used last has the pages that are wanted next.
        idle.addFirst(sql);
      }
    } catch (SQLException e) {
      throw failures.of(e);
    } catch (UncheckedSqlException e) {
      throw failures.of(e.failure());
    } finally {
      permits.release();
    }
  }

  /** Opens a connection, unless its path leads to another state by now. */
  private Sql open() throws SQLException {
    try {
      file.require();
    } catch (IOException e) {
      throw failures.ofFiles(e);
    }
    return new Sql(connections.reader());
  }

  /** Closes the connections, when the reads that go on have ended. */
  void close() {
    closed = true;
    try {
      if (!permits.tryAcquire(MOST, CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("{} is still being read while it is closed", failures.file());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    permits.release(MOST);
    for (Sql sql = idle.poll(); sql != null; sql = idle.poll()) {
      try {
        sql.close();
      } catch (SQLException e) {
        LOG.warn("a connection to {} could not be closed", failures.file(), e);
      }
    }
  }
}
