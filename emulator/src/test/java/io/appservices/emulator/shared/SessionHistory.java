package io.appservices.emulator.shared;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * What happened to one user, by when requests were begun and answered. A request with a token
 * violates the promise if it was accepted, and a change that ends sessions was begun after the
 * login of the token was answered, and answered before the request began.
 */
final class SessionHistory {

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

  /** A token, and the login that it is of. */
  record Issued(String accessToken, String refreshToken, Event login) {}

  private final String user;
  private final Deque<Event> ends = new ArrayDeque<>();
  private final Deque<Issued> tokens = new ArrayDeque<>();

  SessionHistory(String user) {
    this.user = user;
  }

  synchronized void loggedIn(Issued issued) {
    tokens.addLast(issued);
    if (tokens.size() > 20) {
      tokens.removeFirst();
    }
  }

  /** Tokens of the last logins, whether they are good or not. */
  synchronized List<Issued> tokens() {
    return List.copyOf(tokens);
  }

  /** All sessions that were opened before were ended. */
  synchronized void ended(Event end) {
    ends.addLast(end);
    if (ends.size() > MOST) {
      ends.removeFirst();
    }
  }

  /** The shortest history that shows that an accepted request should not have been; else none. */
  synchronized List<String> violation(Issued issued, Event accepted) {
    for (Iterator<Event> last = ends.descendingIterator(); last.hasNext(); ) {
      Event end = last.next();
      if (end.begun() > issued.login().answered() && end.answered() < accepted.begun()) {
        List<String> history = new ArrayList<>();
        history.add("of " + user + ", a token was accepted whose session had ended:");
        List.of(issued.login(), end, accepted).forEach(event -> history.add(event.toString()));
        return history;
      }
    }
    return List.of();
  }
}
