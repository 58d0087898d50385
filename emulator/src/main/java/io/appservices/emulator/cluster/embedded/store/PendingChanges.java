package io.appservices.emulator.cluster.embedded.store;

import io.appservices.emulator.cluster.durable.DocumentChange;
import io.appservices.emulator.cluster.durable.DurableDocuments;
import io.appservices.emulator.domain.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The changes that were made in memory and are not kept yet, in the order in which they were made.
 * Whoever waits until they are kept writes all that there are, for all that wait; what is added
 * meanwhile is written next. What could not be written stays first.
 */
final class PendingChanges {

  /** The size at which changes are written before anybody waits for them. */
  private static final long MOST_BYTES = 8 << 20;

  /** The changes that the thread makes together. */
  private static final ThreadLocal<@Nullable List<DocumentChange>> TOGETHER = new ThreadLocal<>();

  private final DurableDocuments documents;

  // All are guarded by this.
  private List<DocumentChange> waiting = new ArrayList<>();
  private long waitingBytes;
  private long added;
  private long kept;
  private boolean writing;
  private long failures;
  private @Nullable StorageException failure;

  PendingChanges(DurableDocuments documents) {
    this.documents = documents;
  }

  void add(DocumentChange change) {
    List<DocumentChange> together = TOGETHER.get();
    if (together != null) {
      together.add(change);
    } else if (add(List.of(change))) {
      writeEarly();
    }
  }

  /** Returns whether they are so many that they should be written now. */
  private synchronized boolean add(List<DocumentChange> changes) {
    for (DocumentChange change : changes) {
      waiting.add(change);
      waitingBytes += change instanceof DocumentChange.Put put ? put.bson().length : 0;
    }
    added += changes.size();
    return waitingBytes > MOST_BYTES && failure == null;
  }

  private void writeEarly() {
    try {
      await();
    } catch (StorageException e) {
      // Whoever waits for the changes writes them again, and is told.
    }
  }

  /** Makes changes that are written together; they are added when all are made. */
  <T> T together(Supplier<T> changes) {
    if (TOGETHER.get() != null) {
      return changes.get();
    }
    List<DocumentChange> made = new ArrayList<>();
    TOGETHER.set(made);
    try {
      return changes.get();
    } finally {
      TOGETHER.remove();
      add(made);
    }
  }

  /** Returns how many changes are not kept. */
  synchronized long count() {
    return added - kept;
  }

  /** Writes again what could not be written, if there is something. */
  void retry() {
    synchronized (this) {
      if (failure == null) {
        return;
      }
    }
    await();
  }

  /**
   * Returns when all that was added before is kept.
   *
   * @throws StorageException if that failed
   */
  void await() {
    long last;
    synchronized (this) {
      last = added;
    }
    List<DocumentChange> next = next(last);
    while (!next.isEmpty()) {
      write(next);
      next = next(last);
    }
  }

  /** Returns what this thread has to write; nothing if what it waits for is kept. */
  private synchronized List<DocumentChange> next(long last) {
    long seen = failures;
    boolean interrupted = false;
    while (writing && kept < last) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (kept >= last) {
      return List.of();
    }
    if (failure != null && failures != seen) {
      throw failure;
    }
    List<DocumentChange> next = waiting;
    waiting = new ArrayList<>();
    waitingBytes = 0;
    writing = true;
    return next;
  }

  private void write(List<DocumentChange> changes) {
    StorageException failed = null;
    try {
      documents.write(changes);
    } catch (StorageException e) {
      failed = e;
      throw e;
    } catch (RuntimeException | Error e) {
      failed = new StorageException("changes of documents could not be written", e);
      throw failed;
    } finally {
      ended(changes, failed);
    }
  }

  private synchronized void ended(List<DocumentChange> changes, @Nullable StorageException failed) {
    writing = false;
    failure = failed;
    if (failed == null) {
      kept += changes.size();
    } else {
      failures++;
      changes.addAll(waiting);
      waiting = changes;
    }
    notifyAll();
  }
}
