package io.appservices.emulator.runtime;

import io.appservices.emulator.api.ListenerRegistration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listeners of one kind of event. What one of them throws, errors too, is logged and reaches
 * neither the others nor whoever tells of the event. Safe to use from any thread.
 *
 * @param <T> what they are told
 */
public final class Listeners<T> {

  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private record Registered<T>(Consumer<? super T> listener, List<?> all)
      implements ListenerRegistration {

    @Override
    public void close() {
      all.removeIf(registered -> registered == this);
    }
  }

  private final String events;
  private final List<Registered<T>> all = new CopyOnWriteArrayList<>();

  /**
   * No listeners yet.
   *
   * @param events what they listen to, as the log is to name it, such as {@code mails}
   */
  public Listeners(String events) {
    this.events = events;
  }

  /** Adds a listener. One that is added twice is told twice. */
  public ListenerRegistration add(Consumer<? super T> listener) {
    Objects.requireNonNull(listener, "listener");
    Registered<T> registered = new Registered<>(listener, all);
    all.add(registered);
    return registered;
  }

  /** Tells all of them, in the order they were added, on the calling thread. */
  public void tell(T event) {
    for (Registered<T> registered : all) {
      try {
        registered.listener().accept(event);
      } catch (RuntimeException | Error e) {
        LOG.error("a listener to {} failed", events, e);
      }
    }
  }

  /** Whether there is nobody to tell. */
  public boolean isEmpty() {
    return all.isEmpty();
  }
}
