package io.appservices.emulator.http;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one caller change the whole state while no call is being answered. Calls that come meanwhile
 * wait, without a thread where they are plain work. Streams, and calls that wait for something to
 * happen, do not pass through here.
 */
public final class CallGate {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Duration patience;
  private final AtomicInteger inside = new AtomicInteger();
  private final ReentrantLock turn = new ReentrantLock();
  private final Object emptied = new Object();
  private volatile boolean closed;
  private volatile long openings;
  private CompletableFuture<Void> opened = CompletableFuture.completedFuture(null);

  /** Makes an open gate. */
  public CallGate() {
    this(PATIENCE);
  }

  /**
   * Makes an open gate.
   *
   * @param patience how long calls under way are waited for
   */
  CallGate(Duration patience) {
    this.patience = patience;
  }

  /** Returns how many times it was opened again: what was read before may be different since. */
  public long openings() {
    return openings;
  }

  /** Returns whether somebody changes the whole state, or waits to. */
  public boolean isClosed() {
    return closed;
  }

  /** Lets a call in, which leaves when it was handled; false if the gate is closed. */
  public boolean enter() {
    inside.incrementAndGet();
    if (!closed) {
      return true;
    }
    leave();
    return false;
  }

  public void leave() {
    if (inside.decrementAndGet() == 0 && closed) {
      synchronized (emptied) {
        emptied.notifyAll();
      }
    }
  }

  /** Returns what completes when the gate is open; it may be closed again by then. */
  public synchronized CompletableFuture<Void> whenOpen() {
    return opened;
  }

  /** Lets a call in, and waits until it may. */
  public void enterWaiting() {
    while (!enter()) {
      whenOpen().join();
    }
  }

  /**
   * Runs something while no call is inside. Several take turns.
   *
   * @throws AppServicesException if calls inside do not leave in time; then it was not run
   */
  public <T> T alone(Supplier<T> work) {
    turn.lock();
    try {
      close();
      awaitNoneInside();
      return work.get();
    } finally {
      open();
      turn.unlock();
    }
  }

  private synchronized void close() {
    opened = new CompletableFuture<>();
    closed = true;
  }

  private void open() {
    CompletableFuture<Void> waiting;
    synchronized (this) {
      openings++;
      closed = false;
      waiting = opened;
    }
    waiting.complete(null);
  }

  private void awaitNoneInside() {
    long deadline = System.nanoTime() + patience.toNanos();
    synchronized (emptied) {
      while (inside.get() > 0) {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw stillInside();
        }
        try {
          emptied.wait(left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new AppServicesException(Kind.UNAVAILABLE, "the emulator is being closed");
        }
      }
    }
  }

  private AppServicesException stillInside() {
    return new AppServicesException(
        Kind.UNAVAILABLE,
        "%s still being answered after %d s, such as a function that does not end; nothing was"
                .formatted(calls(inside.get()), patience.toSeconds())
            + " changed, try again");
  }

  private static String calls(int number) {
    return number == 1 ? "1 call is" : number + " calls are";
  }
}
