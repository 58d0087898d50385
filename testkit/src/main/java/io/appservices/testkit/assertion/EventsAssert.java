package io.appservices.testkit.assertion;

import io.appservices.emulator.api.UserEvent;
import io.appservices.testkit.client.SignedInUser;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/** Assertions on what happened to users. */
public final class EventsAssert extends AbstractAssert<EventsAssert, List<UserEvent>> {

  EventsAssert(List<UserEvent> events) {
    super(List.copyOf(events), EventsAssert.class);
  }

  /** Goes on with the events of one user alone. */
  public EventsAssert of(SignedInUser user) {
    Optional<String> id = Optional.of(user.id());
    return new EventsAssert(actual.stream().filter(event -> event.userId().equals(id)).toList());
  }

  /** Verifies that there are events of these kinds in this order, with any others between them. */
  public EventsAssert contains(UserEvent.Kind... kinds) {
    Deque<UserEvent.Kind> wanted = new ArrayDeque<>(List.of(kinds));
    for (UserEvent event : actual) {
      if (event.kind() == wanted.peek()) {
        wanted.remove();
      }
    }
    if (!wanted.isEmpty()) {
      throw failure("Expected the events %s, but there were%s", Arrays.toString(kinds), lines());
    }
    return this;
  }

  /** Verifies that there is no event of a kind. */
  public EventsAssert doesNotContain(UserEvent.Kind kind) {
    if (actual.stream().anyMatch(event -> event.kind() == kind)) {
      throw failure("Expected no event %s, but there were%s", kind, lines());
    }
    return this;
  }

  /** Verifies that nothing happened. */
  public EventsAssert isEmpty() {
    if (!actual.isEmpty()) {
      throw failure("Expected no events, but there were%s", lines());
    }
    return this;
  }

  private String lines() {
    return Lines.orNone(actual, EventsAssert::line);
  }

  static String line(UserEvent event) {
    return "%s %s%s%s, by %s"
        .formatted(
            event.time(),
            event.kind(),
            event.userId().or(event::name).map(who -> " of " + who).orElse(""),
            event.cause().map(cause -> ", " + cause).orElse(""),
            event.by());
  }
}
