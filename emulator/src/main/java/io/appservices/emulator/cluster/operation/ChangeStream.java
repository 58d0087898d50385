package io.appservices.emulator.cluster.operation;

import io.appservices.emulator.runtime.Threads;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Hands the events of one source to the consumers of one subscription, in a thread of its own. */
public final class ChangeStream implements Subscription {

  /** A source of events. It is used by the thread of the stream alone. */
  public interface Source {

    /**
     * Waits a little for the next event.
     *
     * @return null if there is none yet
     */
    @Nullable Document next() throws InterruptedException;

    void close();
  }

  private static final Threads THREADS = Threads.numbered("watch");

  /** The time that a running consumer has to notice the end. */
  static final Duration GRACE = Duration.ofSeconds(1);

  private final Source source;
  private final Consumer<Document> onEvent;
  private final Consumer<Exception> onError;
  private final Consumer<ChangeStream> onEnd;
  private final Thread thread;
  private final AtomicBoolean closed = new AtomicBoolean();

  ChangeStream(
      Source source,
      Consumer<Document> onEvent,
      Consumer<Exception> onError,
      Consumer<ChangeStream> onEnd) {
    this.source = source;
    this.onEvent = onEvent;
    this.onError = onError;
    this.onEnd = onEnd;
    this.thread = THREADS.newThread(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!closed.get()) {
        Document event = source.next();
        if (event != null && !closed.get()) {
          onEvent.accept(event);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      fail(e);
    } finally {
      source.close();
      onEnd.accept(this);
    }
  }

  private void fail(RuntimeException e) {
    if (closed.compareAndSet(false, true)) {
      onError.accept(e);
    }
  }

  @Override
  public void close() {
    beginEnd();
    awaitEnd(System.nanoTime() + GRACE.toNanos());
  }

  /** Ends it without waiting for that; false if it had ended already. */
  boolean beginEnd() {
    boolean first = closed.compareAndSet(false, true);
    if (Thread.currentThread() != thread) {
      thread.interrupt();
    }
    return first;
  }

  /** Waits until no consumer is called any more, or till then. */
  void awaitEnd(long deadlineNanos) {
    if (Thread.currentThread() == thread) {
      return;
    }
    try {
      TimeUnit.NANOSECONDS.timedJoin(thread, deadlineNanos - System.nanoTime());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says why it was ended. */
  void tell(Exception reason) {
    onError.accept(reason);
  }
}
