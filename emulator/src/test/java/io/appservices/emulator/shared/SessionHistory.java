package io.appservices.emulator.shared;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * What one user was given to prove itself with, and when that was ended, by when requests were
 * begun and answered. A request with a token violates the promise if it was accepted, and a change
 * that ends sessions was begun after the login of the token was answered, and answered before the
 * request began. It is the same with passwords and what changes them.
 *
 * @param <T> what was given
 */
final class SessionHistory<T> {

  /** What is remembered: a request is not begun so late. */
  private static final int MOST = 1_000;

  /**
   * A request and its answer.
   *
   * @param what the call and the node that it was sent to
   */
  record Event(String what, long begun, long answered) {

    @Override
    public String toString() {
      return "%,15d to %,15d ns: %s".formatted(begun, answered, what);
    }
  }

  /** What was given, and when, such as the tokens of a login. */
  record Issued<T>(T value, Event since) {}

  private final String promise;
  private final Deque<Event> ends = new ArrayDeque<>();
  private final Deque<Issued<T>> last = new ArrayDeque<>();

  /**
   * Makes an empty history.
   *
   * @param promise what is wrong about a violation
   */
  SessionHistory(String promise) {
    this.promise = promise;
  }

  synchronized void issued(Issued<T> issued) {
    last.addLast(issued);
    if (last.size() > 20) {
      last.removeFirst();
    }
  }

  /** What was given last, whether it is good or not. */
  synchronized List<Issued<T>> last() {
    return List.copyOf(last);
  }

  /** All that was given before was ended. */
  synchronized void ended(Event end) {
    ends.addLast(end);
    if (ends.size() > MOST) {
      ends.removeFirst();
    }
  }

  /** The shortest history that shows that an accepted request should not have been; else none. */
  synchronized List<String> violation(Issued<T> issued, Event accepted) {
    for (Iterator<Event> newest = ends.descendingIterator(); newest.hasNext(); ) {
      Event end = newest.next();
      if (end.begun() > issued.since().answered() && end.answered() < accepted.begun()) {
        List<String> history = new ArrayList<>();
        history.add(promise);
        List.of(issued.since(), end, accepted).forEach(event -> history.add(event.toString()));
        return history;
      }
    }
    return List.of();
  }
}
