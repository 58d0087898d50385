package io.appservices.emulator.cluster;

import io.appservices.emulator.runtime.Threads;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.bson.Document;

/** Hands the events of one source to the consumers of one subscription, in a thread of its own. */
final class ChangeStream implements Subscription {

  /** Where events come from. It is used by the thread of the stream alone. */
  interface Source {

    /**
     * Waits a little for the next event.
     *
     * @return null if there is none yet
     */
    Document next() throws InterruptedException;

    void close();
  }

  private static final Threads THREADS = Threads.numbered("watch");
  private static final long GRACE_MILLIS = 1000;

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

  /** Ends the stream and says why. */
  void end(Exception reason) {
    if (closed.compareAndSet(false, true)) {
      stop();
      onError.accept(reason);
    }
  }

  @Override
  public void close() {
    closed.set(true);
    stop();
  }

  private void stop() {
    if (Thread.currentThread() == thread) {
      return;
    }
    thread.interrupt();
    try {
      thread.join(GRACE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
