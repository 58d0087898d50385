package io.appservices.emulator.service.event;

import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.UserEvent;
import io.appservices.emulator.runtime.Listeners;
import io.appservices.emulator.runtime.NewestList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Keeps what happened to users: the newest events, up to a limit. */
public final class EventLog implements UserEvents.Subscriber {

  /**
   * An event that is kept.
   *
   * @param number counts the events of one log, from 1
   */
  public record Entry(long number, UserEvent event) implements NewestList.Numbered {}

  private final NewestList<Entry> entries;
  private final Listeners<Entry> listeners = new Listeners<>("events");

  /**
   * Makes an empty log.
   *
   * @param capacity the number of events kept, 0 or more; older ones are dropped
   */
  public EventLog(int capacity) {
    this.entries = new NewestList<>(capacity);
  }

  /** Returns whether it keeps anything. */
  public boolean isKept() {
    return entries.isKept();
  }

  @Override
  public boolean hears(App app) {
    return entries.isKept();
  }

  @Override
  public void tell(App app, UserEvent event) {
    listeners.tell(entries.add(event, Entry::new));
  }

  /**
   * Calls a listener with every event that is kept from now on, on the thread that caused it. What
   * it throws is logged.
   */
  public ListenerRegistration onEvent(Consumer<Entry> listener) {
    return listeners.add(listener);
  }

  /** Returns the events that meet a condition, oldest first. */
  public List<Entry> list(Predicate<Entry> wanted) {
    return entries.list(wanted);
  }

  /** Returns the number of the newest event, 0 if there was none. */
  public long last() {
    return entries.last();
  }

  /**
   * Waits until there are events that meet a condition.
   *
   * @param timeoutMillis the longest wait, in the machine's time
   * @return they, oldest first; none if there was none in time
   */
  public List<Entry> await(Predicate<Entry> wanted, long timeoutMillis)
      throws InterruptedException {
    return entries.await(wanted, timeoutMillis);
  }

  /** Forgets all events; the numbers go on. */
  public void clear() {
    entries.clear();
  }
}
