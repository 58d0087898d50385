package io.appservices.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The current value for code that reads an extension's field instead of taking a parameter: that of
 * the test on its own thread or, on a thread that no test runs on, the only one there is.
 */
final class CurrentByThread<T> {

  private final String what;
  private final Map<Thread, Deque<T>> byThread = new HashMap<>();
  private final List<T> all = new ArrayList<>();

  CurrentByThread(String what) {
    this.what = what;
  }

  synchronized void enter(T value) {
    byThread.computeIfAbsent(Thread.currentThread(), thread -> new ArrayDeque<>()).push(value);
    all.add(value);
  }

  /** Undoes one {@link #enter}, also on another thread than that. */
  synchronized void leave(T value) {
    Thread current = Thread.currentThread();
    if (!leave(current, value)) {
      leaveElsewhere(value);
    }
    remove(all, value);
  }

  private void leaveElsewhere(T value) {
    for (Thread thread : List.copyOf(byThread.keySet())) {
      if (leave(thread, value)) {
        return;
      }
    }
  }

  private boolean leave(Thread thread, T value) {
    Deque<T> entered = byThread.getOrDefault(thread, new ArrayDeque<>());
    boolean removed = remove(entered, value);
    if (entered.isEmpty()) {
      byThread.remove(thread);
    }
    return removed;
  }

  /** Removes this very value: two values may be equal, and only one of them be over. */
  private boolean remove(Iterable<T> values, T value) {
    for (var it = values.iterator(); it.hasNext(); ) {
      if (it.next() == value) {
        it.remove();
        return true;
      }
    }
    return false;
  }

  /** Returns the one that is meant, if it can be told. */
  synchronized Optional<T> find() {
    Deque<T> entered = byThread.get(Thread.currentThread());
    if (entered != null) {
      return Optional.of(entered.peek());
    }
    return all.stream().distinct().count() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  synchronized T get() {
    return find()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    all.isEmpty()
                        ? "no " + what + " here: no test of this extension is running"
                        : "which "
                            + what
                            + "? several tests are running; take it as a parameter of the test"));
  }
}
