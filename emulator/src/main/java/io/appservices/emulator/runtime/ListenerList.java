package io.appservices.emulator.runtime;

import io.appservices.emulator.api.ListenerRegistration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listeners that are called one after the other, in the order they were added, on the calling
 * thread. What one of them throws, errors too, is logged and reaches neither the others nor the
 * caller. Safe to use from any thread.
 *
 * @param <L> the type of the listeners
 */
public final class ListenerList<L> {

  private static final Logger LOG = LoggerFactory.getLogger(ListenerList.class);

  private record Registered<L>(L listener, List<?> all) implements ListenerRegistration {

    @Override
    public void close() {
      all.removeIf(registered -> registered == this);
    }
  }

  private final String events;
  private final List<Registered<L>> all = new CopyOnWriteArrayList<>();

  /**
   * Makes a list without listeners.
   *
   * @param events what they listen to, as the log is to name it, such as {@code mails}
   */
  public ListenerList(String events) {
    this.events = events;
  }

  /** Adds a listener. One that is added twice is called twice. */
  public ListenerRegistration add(L listener) {
    Registered<L> registered = new Registered<>(Objects.requireNonNull(listener, "listener"), all);
    all.add(registered);
    return registered;
  }

  /** Calls all of them. */
  public void forEach(Consumer<? super L> call) {
    forEach((listener, same) -> same.accept(listener), call);
  }

  /**
   * Calls all of them.
   *
   * @param event passed on to the call, which needs no lambda of its own for each event then: to
   *     make one that keeps a value takes long until it is well compiled
   */
  public <T> void forEach(BiConsumer<? super L, ? super T> call, T event) {
    for (Registered<L> registered : all) {
      try {
        call.accept(registered.listener(), event);
      } catch (Exception | Error e) {
        failed(e);
      }
    }
  }

  /** Asks one after the other until one has an answer; one that fails has none. */
  public <R> Optional<R> firstAnswer(Function<? super L, Optional<R>> question) {
    for (Registered<L> registered : all) {
      try {
        Optional<R> answer = question.apply(registered.listener());
        if (answer.isPresent()) {
          return answer;
        }
      } catch (Exception | Error e) {
        failed(e);
      }
    }
    return Optional.empty();
  }

  /** Returns whether there is no listener. */
  public boolean isEmpty() {
    return all.isEmpty();
  }

  private void failed(Throwable failure) {
    LOG.error("a listener to {} failed", events, failure);
  }
}
