package io.appservices.emulator.http.client.watch;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds what all streams together keep for clients that do not read: a part of the heap. If it is
 * full, the stream for which most is kept pays, not the one that gets the next event.
 */
public final class EventMemory {

  private static final int SHARE_OF_HEAP = 8;

  private final long most;
  private final AtomicLong used = new AtomicLong();
  private final Set<EventQueue> queues = ConcurrentHashMap.newKeySet();

  public EventMemory() {
    this(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
  }

  EventMemory(long most) {
    this.most = most;
  }

  void join(EventQueue queue) {
    queues.add(queue);
  }

  void leave(EventQueue queue) {
    queues.remove(queue);
    queue.clear();
  }

  void reserve(long bytes) {
    if (used.addAndGet(bytes) > most) {
      makeRoom();
    }
  }

  void release(long bytes) {
    used.addAndGet(-bytes);
  }

  private synchronized void makeRoom() {
    Optional<EventQueue> largest = largest();
    while (used.get() > most && largest.isPresent()) {
      largest.get().drop();
      largest = largest();
    }
  }

  private Optional<EventQueue> largest() {
    return queues.stream()
        .filter(queue -> queue.size() > 0)
        .max(Comparator.comparingLong(EventQueue::size));
  }
}
