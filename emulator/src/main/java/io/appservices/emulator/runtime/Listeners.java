package io.appservices.emulator.runtime;

import io.appservices.emulator.api.ListenerRegistration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The listeners of one kind of event. What one of them throws, errors too, is logged and reaches
 * neither the others nor whoever tells of the event. Safe to use from any thread.
 *
 * @param <T> the type of the events
 */
public final class Listeners<T> {

  private final ListenerList<Consumer<? super T>> all;

  /**
   * Makes a set without listeners.
   *
   * @param events what they listen to, as the log is to name it, such as {@code mails}
   */
  public Listeners(String events) {
    all = new ListenerList<>(events);
  }

  /** Adds a listener. One that is added twice is told twice. */
  public ListenerRegistration add(Consumer<? super T> listener) {
    return all.add(Objects.requireNonNull(listener, "listener"));
  }

  /** Tells all of them, in the order they were added, on the calling thread. */
  public void tell(T event) {
    all.forEach(Consumer::accept, event);
  }

  /** Returns whether there is no listener. */
  public boolean isEmpty() {
    return all.isEmpty();
  }
}
