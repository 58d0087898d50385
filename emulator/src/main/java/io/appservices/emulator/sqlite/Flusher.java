package io.appservices.emulator.sqlite;

import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.runtime.Threads;
import io.appservices.emulator.sqlite.failure.Failures;
import io.appservices.emulator.sqlite.failure.Trouble;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that flushes what was committed, and lets go on those who made it. Meanwhile the next
 * changes are made.
 */
final class Flusher {

  private static final Logger LOG = LoggerFactory.getLogger(Flusher.class);

  /** Is told of each flush, before anybody is answered. */
  @FunctionalInterface
  interface Listener {
    void flushed(int changes, long nanos);
  }

  private final BlockingQueue<List<Pending<?>>> committed = new LinkedBlockingQueue<>();
  private final WriteQueue.Flush flush;
  private final Failures failures;
  private final Trouble trouble;
  private final Listener listener;
  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
  private volatile boolean broken;

  Flusher(WriteQueue.Flush flush, Failures failures, Trouble trouble, Listener listener) {
    this.flush = flush;
    this.failures = failures;
    this.trouble = trouble;
    this.listener = listener;
    Threads.single("storage-flush", this::run).start();
  }

  /** Has changes flushed that are committed; none of them ends the thread. */
  void flush(List<Pending<?>> changes) {
    committed.add(changes);
  }

  /**
   * Returns whether a flush failed. Then nobody knows what of the log is on the disk, and what
   * comes behind it would be lost with it: no change is answered until all of it is elsewhere.
   */
  boolean isBroken() {
    return broken;
  }

  /** Says that what is in the log is on the disk. */
  void repaired() {
    broken = false;
  }

  private void run() {
    try {
      for (List<Pending<?>> next = take(); !next.isEmpty(); next = take()) {
        flushNow(next);
      }
      flush.close();
    } catch (IOException e) {
      LOG.warn("the log of {} could not be closed", failures.file(), e);
    } finally {
      ended.complete(true);
    }
  }

  private List<Pending<?>> take() {
    while (true) {
      try {
        return committed.take();
      } catch (InterruptedException e) {
        LOG.debug("interrupted, and nobody may do that", e);
      }
    }
  }

  private void flushNow(List<Pending<?>> changes) {
    long start = System.nanoTime();
    StorageException failure = null;
    try {
      if (broken) {
        failure = failures.unknown();
      } else {
        flush.run();
      }
    } catch (IOException | RuntimeException | Error e) {
      broken = true;
      failure = failures.ofFiles(e);
    }
    listener.flushed(changes.size(), System.nanoTime() - start);
    if (failure == null) {
      changes.forEach(Pending::answer);
      trouble.ended();
    } else {
      StorageException told = failure;
      trouble.began(told);
      changes.forEach(change -> change.fail(told));
    }
  }

  /** Flushes what was given, and ends. */
  void close() {
    committed.add(List.of());
    ended.join();
  }
}
