package io.appservices.emulator.sqlite;

import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.runtime.Threads;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that changes the database. All changes that wait are made in one transaction, so
 * that they share its flush; while it is flushed, the next ones gather.
 */
final class WriteQueue {

  private static final Logger LOG = LoggerFactory.getLogger(WriteQueue.class);

  /** The largest number of changes in a transaction: the first of them waits for all. */
  private static final int MOST_TOGETHER = 512;

  private final Pending<Boolean> stop = new Pending<>(transaction -> true);
  private final BlockingQueue<Pending<?>> waiting = new LinkedBlockingQueue<>();
  private final Transaction transaction;
  private final Failures failures;
  private final Thread thread;
  private boolean closed;

  /** Whether the last transaction failed; used by the thread only. */
  private boolean failing;

  WriteQueue(Transaction transaction, Failures failures) {
    this.transaction = transaction;
    this.failures = failures;
    thread = Threads.single("storage", this::run);
    thread.start();
  }

  /** Makes a change, and returns when it is flushed to the disk. */
  <T> T write(Change<T> change) {
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException("a change cannot wait for another one");
    }
    Pending<T> pending = new Pending<>(change);
    synchronized (this) {
      if (closed) {
        throw new StorageException(failures.file() + " is closed", null);
      }
      waiting.add(pending);
    }
    return pending.await();
  }

  /** Makes a change some time later, or never if the database is closed before. */
  synchronized void later(Change<?> change) {
    if (!closed) {
      waiting.add(new Pending<>(change));
    }
  }

  int waiting() {
    return waiting.size();
  }

  /** Makes the changes that wait, and then no more. */
  void close() {
    synchronized (this) {
      if (!closed) {
        closed = true;
        waiting.add(stop);
      }
    }
    stop.await();
  }

  private void run() {
    List<Pending<?>> together = new ArrayList<>();
    boolean stopped = false;
    while (!stopped) {
      together.clear();
      together.add(next());
      waiting.drainTo(together, MOST_TOGETHER - 1);
      stopped = together.remove(stop);
      if (!together.isEmpty()) {
        make(together);
      }
    }
    stop.answer(true);
  }

  private Pending<?> next() {
    while (true) {
      try {
        return waiting.take();
      } catch (InterruptedException e) {
        LOG.debug("interrupted, and nobody may do that", e);
      }
    }
  }

  private void make(List<Pending<?>> together) {
    try {
      if (!tryAll(together)) {
        makeEachApart(together);
      }
      transaction.commit();
      together.forEach(Pending::answer);
      tellRecovery();
    } catch (SQLException e) {
      fail(together, failures.of(e));
    } catch (RuntimeException | Error e) {
      fail(together, new StorageException(failures.file() + " could not be changed", e));
    }
  }

  /** Makes all changes, or none if one fails: mostly none does, and then this costs less. */
  private boolean tryAll(List<Pending<?>> together) throws SQLException {
    transaction.begin();
    try {
      for (Pending<?> change : together) {
        change.make(transaction);
      }
      return true;
    } catch (SQLException | RuntimeException | Error e) {
      LOG.debug("one of {} changes failed", together.size(), e);
      transaction.undo();
      return false;
    }
  }

  private void makeEachApart(List<Pending<?>> together) throws SQLException {
    transaction.begin();
    for (Pending<?> change : together) {
      change.makeApart(transaction, failures::of);
    }
  }

  private void fail(List<Pending<?>> together, StorageException failure) {
    transaction.rollBack();
    together.forEach(change -> change.fail(failure));
    if (!failing) {
      failing = true;
      LOG.warn("{}; changes are refused until that ends", failure.getMessage());
    }
  }

  private void tellRecovery() {
    if (failing) {
      failing = false;
      LOG.warn("{} takes changes again", failures.file());
    }
  }
}
