package io.appservices.emulator.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.shared.SessionHistory.Event;
import io.appservices.emulator.shared.SessionHistory.Issued;
import org.junit.jupiter.api.Test;

/** What the checker of races calls a violation. */
class SessionHistoryTest {

  private final SessionHistory<String> history = new SessionHistory<>("accepted");
  private final Issued<String> issued = new Issued<>("token", event("login", 10, 20));

  @Test
  void aRequestAfterTheAnswerToAnEndIsOneAndTheHistoryShowsWhy() {
    history.ended(event("revoke", 30, 40));
    assertThat(history.violation(issued, event("profile", 41, 50)))
        .hasSize(4)
        .anyMatch(line -> line.endsWith("revoke"));
  }

  @Test
  void aRequestThatBeganBeforeTheAnswerIsNone() {
    history.ended(event("revoke", 30, 40));
    assertThat(history.violation(issued, event("profile", 39, 50))).isEmpty();
  }

  @Test
  void anEndThatMayHaveComeBeforeTheLoginIsNone() {
    history.ended(event("revoke", 15, 40));
    assertThat(history.violation(issued, event("profile", 41, 50))).isEmpty();
  }

  private static Event event(String what, long begun, long answered) {
    return new Event(what, begun, answered);
  }
}
