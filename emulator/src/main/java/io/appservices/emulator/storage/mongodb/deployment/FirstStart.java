package io.appservices.emulator.storage.mongodb.deployment;

import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.runtime.Sequence;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which process makes what a new database has to have: the one whose number is in the lock {@code
 * {_id, beat}}, as long as it goes on changing that number.
 */
public final class FirstStart implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

  private static final String LOCK = "first-start";
  private static final String BEAT = "beat";
  private static final long BEAT_MILLIS = 500;
  private static final long LOOK_MILLIS = 50;

  /** The time after which a process that was not heard of counts as gone. */
  private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final SharedCollection locks;
  private final Sequence sequence;
  private final ScheduledExecutorService threads;

  /** The number that this process wrote last; 0 if it does not have the lock. */
  private long own;

  private @Nullable ScheduledFuture<?> beats;

  public FirstStart(SharedDatabase database, Sequence sequence, ScheduledExecutorService threads) {
    this.locks = database.collection(Collections.LOCKS);
    this.sequence = sequence;
    this.threads = threads;
  }

  public void await(BooleanSupplier done) {
    long seen = 0;
    long since = System.nanoTime();
    while (!done.getAsBoolean() && !isTaken(0, done)) {
      long beat = locks.first(id()).map(lock -> lock.getLong(BEAT)).orElse(0L);
      if (beat != seen) {
        seen = beat;
        since = System.nanoTime();
      } else if (System.nanoTime() - since > SILENCE_NANOS && isTaken(seen, done)) {
        return;
      }
      pause();
    }
  }

  private static Document id() {
    return new Document("_id", LOCK);
  }

  /** Takes the lock from a process that is silent, or from none. */
  private synchronized boolean isTaken(long silent, BooleanSupplier done) {
    long next = sequence.next();
    boolean taken = silent == 0 ? locks.insert(id().append(BEAT, next)) : isChanged(silent, next);
    if (taken) {
      own = next;
      beats =
          threads.scheduleWithFixedDelay(
              () -> beat(done), BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }
    return taken;
  }

  private boolean isChanged(long before, long after) {
    Document filter = id().append(BEAT, before);
    return locks.set(filter, new Document(BEAT, after)) == SharedCollection.Setting.SET;
  }

  /** Says that this process is there, until all is done. */
  private synchronized void beat(BooleanSupplier done) {
    try {
      if (done.getAsBoolean()) {
        close();
      } else if (own != 0) {
        long next = sequence.next();
        own = isChanged(own, next) ? next : own;
      }
    } catch (StorageException e) {
      LOG.debug("the lock of the first start could not be kept", e);
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException("interrupted while another emulator starts", e);
    }
  }

  /** Gives the lock up. */
  @Override
  public synchronized void close() {
    if (beats != null) {
      beats.cancel(false);
    }
    try {
      Optional.of(own)
          .filter(number -> number != 0)
          .ifPresent(number -> locks.delete(id().append(BEAT, number)));
    } catch (StorageException e) {
      LOG.debug("the lock of the first start was not given up", e);
    }
    own = 0;
  }
}
