package io.appservices.emulator.service.journal;

import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.runtime.Listeners;
import io.appservices.emulator.runtime.NewestList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Keeps the requests that were answered: the newest ones, up to a limit. */
public final class Journal {

  private final NewestList<JournalEntry> entries;
  private final Listeners<JournalEntry> listeners = new Listeners<>("requests");

  /**
   * Makes an empty journal.
   *
   * @param capacity the number of requests kept, 0 or more; older ones are dropped
   */
  public Journal(int capacity) {
    this.entries = new NewestList<>(capacity);
  }

  /** Returns whether it keeps anything. */
  public boolean isKept() {
    return entries.isKept();
  }

  /** Adds a request, which is made of what is given, with its number. */
  public <F> void add(F from, NewestList.Maker<? super F, JournalEntry> maker) {
    listeners.tell(entries.add(from, maker));
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
    return entries.list(wanted);
  }

  /** Returns the newest request that meets a condition. */
  public Optional<JournalEntry> newest(Predicate<JournalEntry> wanted) {
    return entries.newest(wanted);
  }

  /**
   * Waits until there are requests that meet a condition.
   *
   * @param timeoutMillis the longest wait, in the machine's time
   * @return they, oldest first; none if there was none in time
   */
  public List<JournalEntry> await(Predicate<JournalEntry> wanted, long timeoutMillis)
      throws InterruptedException {
    return entries.await(wanted, timeoutMillis);
  }

  /** Forgets all requests; the numbers go on. */
  public void clear() {
    entries.clear();
  }
}
