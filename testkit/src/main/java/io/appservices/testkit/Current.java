package io.appservices.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What code means that asks an extension's field instead of taking a parameter: what the test on
 * its own thread entered last, or, on a thread that no test runs on, the only one there is.
 */
final class Current<T> {

  private final String what;
  private final ThreadLocal<Deque<T>> ofThread = ThreadLocal.withInitial(ArrayDeque::new);
  private final List<T> all = new ArrayList<>();

  Current(String what) {
    this.what = what;
  }

  synchronized void enter(T value) {
    ofThread.get().push(value);
    all.add(value);
  }

  /** Undoes one {@link #enter}, also on another thread than that. */
  synchronized void leave(T value) {
    ofThread.get().removeFirstOccurrence(value);
    all.remove(value);
  }

  synchronized T get() {
    for (T value : ofThread.get()) {
      if (all.contains(value)) {
        return value;
      }
    }
    List<T> candidates = all.stream().distinct().toList();
    if (candidates.isEmpty()) {
      throw new IllegalStateException("no " + what + " here: no test of this extension is running");
    }
    if (candidates.size() > 1) {
      throw new IllegalStateException(
          "which " + what + "? several tests are running; take it as a parameter of the test");
    }
    return candidates.get(0);
  }
}
