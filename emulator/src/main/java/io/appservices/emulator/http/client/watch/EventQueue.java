package io.appservices.emulator.http.client.watch;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The events that one client has not been sent yet, bounded by their size. A client that does not
 * read loses what waits for it, and gets to know that.
 */
final class EventQueue {

  /** The number of bytes that may wait; a single larger event may wait alone. */
  static final int MAX_BYTES = 4 << 20;

  /** A part of the stream to send, with whether it is the last. */
  record Frame(byte[] bytes, boolean last) {}

  private final EventMemory memory;
  private final Frame overflow;
  private final Queue<byte[]> events = new ArrayDeque<>();
  private volatile long size;
  private @Nullable Frame last;

  /**
   * Makes a queue that is empty.
   *
   * @param overflow the last event for a client that did not read fast enough
   */
  EventQueue(EventMemory memory, byte[] overflow) {
    this.memory = memory;
    this.overflow = new Frame(overflow, true);
  }

  /**
   * Adds an event.
   *
   * @throws IllegalStateException if nothing more can be sent: it is full, or has ended
   */
  void add(byte[] event) {
    memory.reserve(event.length);
    if (!offer(event)) {
      memory.release(event.length);
      drop();
      throw new IllegalStateException("the client does not read its events");
    }
  }

  private synchronized boolean offer(byte[] event) {
    boolean fits = last == null && (size == 0 || size + event.length <= MAX_BYTES);
    if (fits) {
      events.add(event);
      size += event.length;
      notifyAll();
    }
    return fits;
  }

  /** Ends it; what is in it is still sent. The first end counts. */
  synchronized void end(byte[] reason) {
    if (last == null) {
      last = new Frame(reason, true);
      notifyAll();
    }
  }

  /** Ends it, and throws away what is in it. */
  synchronized void drop() {
    if (last == null) {
      last = overflow;
    }
    clear();
    notifyAll();
  }

  /** Frees what is in it. */
  synchronized void clear() {
    events.clear();
    memory.release(size);
    size = 0;
  }

  long size() {
    return size;
  }

  /** Waits for what is to be sent next; null if that takes longer than this. */
  // Waking up early is the same to the caller as having waited for nothing.
  @SuppressWarnings("WaitNotInLoop")
  synchronized @Nullable Frame poll(long millis) throws InterruptedException {
    if (events.isEmpty() && last == null) {
      wait(millis);
    }
    byte[] event = events.poll();
    if (event == null) {
      return last;
    }
    size -= event.length;
    memory.release(event.length);
    return new Frame(event, false);
  }
}
