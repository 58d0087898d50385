package io.appservices.emulator.service.journal;

import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.runtime.Listeners;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** Keeps the requests that were answered: the newest ones, up to a limit. */
public final class Journal {

  private final int capacity;
  private final Deque<JournalEntry> entries = new ArrayDeque<>();
  private final Listeners<JournalEntry> listeners = new Listeners<>("requests");
  private long last;

  /**
   * Makes an empty journal.
   *
   * @param capacity the number of requests kept, 0 or more; older ones are dropped
   */
  public Journal(int capacity) {
    this.capacity = capacity;
  }

  /** Returns whether it keeps anything. */
  public boolean isKept() {
    return capacity > 0;
  }

  /** Adds a request, which is made with its number. */
  public void add(LongFunction<JournalEntry> entry) {
    listeners.tell(keep(entry));
  }

  private JournalEntry keep(LongFunction<JournalEntry> entry) {
    synchronized (entries) {
      JournalEntry added = entry.apply(++last);
      if (entries.size() >= capacity) {
        entries.pollFirst();
      }
      if (isKept()) {
        entries.addLast(added);
        entries.notifyAll();
      }
      return added;
    }
  }

  /**
   * Calls a listener with every request from now on, on the thread that answers it, right before
   * the answer is sent. What it throws is logged.
   */
  public ListenerRegistration onRequest(Consumer<JournalEntry> listener) {
    return listeners.add(listener);
  }

  /** Returns the requests that meet a condition, oldest first. */
  public List<JournalEntry> list(Predicate<JournalEntry> wanted) {
    synchronized (entries) {
      return entries.stream().filter(wanted).toList();
    }
  }

  /** Returns the newest request that meets a condition. */
  public Optional<JournalEntry> newest(Predicate<JournalEntry> wanted) {
    synchronized (entries) {
      return entries.stream().filter(wanted).reduce((older, newer) -> newer);
    }
  }

  /**
   * Waits until there are requests that meet a condition.
   *
   * @param timeoutMillis the longest wait, in the machine's time
   * @return they, oldest first; none if there was none in time
   */
  public List<JournalEntry> await(Predicate<JournalEntry> wanted, long timeoutMillis)
      throws InterruptedException {
    long deadline = System.nanoTime() + timeoutMillis * 1_000_000;
    synchronized (entries) {
      long seen = 0;
      while (true) {
        long from = seen;
        List<JournalEntry> found = list(entry -> entry.number() > from && wanted.test(entry));
        seen = last;
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (!found.isEmpty() || left <= 0) {
          return found;
        }
        entries.wait(left);
      }
    }
  }

  /** Forgets all requests; the numbers go on. */
  public void clear() {
    synchronized (entries) {
      entries.clear();
    }
  }
}
