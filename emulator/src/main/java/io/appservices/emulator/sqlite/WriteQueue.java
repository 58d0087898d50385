package io.appservices.emulator.sqlite;

import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.runtime.Threads;
import io.appservices.emulator.sqlite.failure.Failures;
import io.appservices.emulator.sqlite.failure.Trouble;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that changes the database. While changes are flushed, those that come are made in
 * one transaction, which is committed when the flush has ended, so that they share the next one.
 */
final class WriteQueue {

  private static final Logger LOG = LoggerFactory.getLogger(WriteQueue.class);

  /** The largest number of changes in a transaction: the first of them waits for all. */
  private static final int MOST_TOGETHER = 512;

  /** How many changes that wait are made while others are flushed: fewer wait for its end. */
  static final int WORTH_WAKING = 4;

  /** The longest time that changes wait for others, when they could be flushed. */
  private static final long LONGEST_PAUSE_NANOS = 3_000_000;

  /** Puts what was committed on the disk. Used by one thread. */
  interface Flush extends AutoCloseable {

    /** Returns when all is there that was committed before. */
    void run() throws IOException;

    @Override
    void close() throws IOException;
  }

  private final Transaction transaction;
  private final Failures failures;
  private final Trouble trouble;
  private final Flusher flusher;
  private final Thread thread;
  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

  /** Guards what follows. */
  private final Lock lock = new ReentrantLock();

  private final Condition changed = lock.newCondition();
  private final Deque<Pending<?>> waiting = new ArrayDeque<>();
  private boolean closed;
  private boolean flushing;

  /** The number of changes that are made and not committed. */
  private int made;

  /** How many changes there will be if all who were answered last come again, and until when. */
  private int expected;

  private long expectedUntil = System.nanoTime();

  WriteQueue(Transaction transaction, Failures failures, Flush flush) {
    this.transaction = transaction;
    this.failures = failures;
    trouble = new Trouble(failures);
    flusher = new Flusher(flush, failures, trouble, this::flushed);
    thread = Threads.single("storage", this::run);
    thread.start();
  }

  /** Makes a change, and returns when it is flushed to the disk. */
  <T> T write(Change<T> change) {
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException("a change cannot wait for another one");
    }
    Pending<T> pending = new Pending<>(change);
    if (!add(pending)) {
      throw new StorageException(failures.file() + " is closed", null);
    }
    return pending.await();
  }

  /** Makes a change some time later, or never if the database is closed before. */
  void later(Change<?> change) {
    add(new Pending<>(change));
  }

  private boolean add(Pending<?> pending) {
    lock.lock();
    try {
      if (!closed) {
        waiting.add(pending);
        if (isWorthWaking()) {
          changed.signalAll();
        }
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether to wake the thread, which costs as much as a change; a flush wakes it, too. */
  private boolean isWorthWaking() {
    int others = made == 0 ? 1 : expected - made;
    return waiting.size() >= (flushing ? WORTH_WAKING : others);
  }

  int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** Makes the changes that wait, and then no more. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    // Not even an interrupt lets go of it: the connection is closed next.
    ended.join();
  }

  private void run() {
    try {
      for (Pending<?> first = next(0); first != null; first = next(0)) {
        makeTogether(first);
      }
      flusher.close();
    } finally {
      ended.complete(true);
    }
  }

  /**
   * Returns the next change that is to be made, waiting for one.
   *
   * @param together how many were made since the last commit
   * @return null if those are to be committed now, or if none was made and no more come
   */
  private @Nullable Pending<?> next(int together) {
    lock.lock();
    try {
      made = together;
      while (together < MOST_TOGETHER) {
        Pending<?> next = waiting.poll();
        if (next != null) {
          made++;
          return next;
        }
        boolean mayFlush = together > 0 && !flushing;
        long pause = expectedUntil - System.nanoTime();
        if (closed || (mayFlush && (together >= expected || pause <= 0))) {
          return null;
        }
        await(mayFlush ? pause : Long.MAX_VALUE);
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("WaitNotInLoop") // Those who call this look again what has changed.
  private void await(long nanos) {
    try {
      changed.awaitNanos(nanos);
    } catch (InterruptedException e) {
      LOG.debug("interrupted, and nobody may do that", e);
    }
  }

  private void beginFlush() {
    lock.lock();
    try {
      while (flushing) {
        await(Long.MAX_VALUE);
      }
      made = 0;
      flushing = true;
    } finally {
      lock.unlock();
    }
  }

  private void flushed(int changes, long nanos) {
    lock.lock();
    try {
      flushing = false;
      expected = made + changes;
      expectedUntil = System.nanoTime() + Math.min(LONGEST_PAUSE_NANOS, nanos / 2);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void makeTogether(Pending<?> first) {
    Batch batch = new Batch(transaction, failures);
    try {
      if (flusher.isBroken()) {
        repair();
      }
      transaction.begin();
      for (Pending<?> next = first; next != null; next = next(batch.size())) {
        batch.make(next);
      }
      transaction.commit();
      if (batch.isRefused()) {
        batch.changes().forEach(Pending::answer);
      } else {
        beginFlush();
        flusher.flush(batch.changes());
      }
    } catch (SQLException e) {
      fail(first, batch, failures.of(e));
    } catch (RuntimeException | Error e) {
      fail(first, batch, new StorageException(failures.file() + " could not be changed", e));
    }
  }

  /** Moves all of the log, of which nobody knows what is on the disk, into the database. */
  private void repair() throws SQLException {
    if (transaction.number("PRAGMA wal_checkpoint(TRUNCATE)") != 0) {
      throw failures.unknown();
    }
    flusher.repaired();
  }

  private void fail(Pending<?> first, Batch batch, StorageException failure) {
    transaction.rollBack();
    trouble.began(failure);
    first.fail(failure);
    batch.changes().forEach(change -> change.fail(failure));
  }
}
