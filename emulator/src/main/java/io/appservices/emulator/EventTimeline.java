package io.appservices.emulator;

import io.appservices.emulator.api.UserEvent;
import io.appservices.emulator.assembly.Wiring;
import io.appservices.emulator.inprocess.UserEventView;
import io.appservices.emulator.service.event.EventLog;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The events of users, their sessions, accounts and API keys, which {@link
 * AppServicesEmulator#onUserEvent} tells of, as a list. As many are kept as {@code
 * limits.eventsSize} says. An event is in it before the call that caused it is answered. Safe to
 * use from any thread.
 */
public final class EventTimeline {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int SHOWN = 20;

  private final Wiring wiring;
  private final Optional<String> clientAppId;

  EventTimeline(Wiring wiring, Optional<String> clientAppId) {
    this.wiring = wiring;
    this.clientAppId = clientAppId;
  }

  /**
   * Returns all events that are kept, oldest first.
   *
   * @throws IllegalStateException if none are kept: {@code limits.eventsSize} is 0
   */
  public List<UserEvent> list() {
    return list(event -> true);
  }

  /** Returns the selected events, oldest first; throws as {@link #list()} does. */
  public List<UserEvent> list(Predicate<UserEvent> wanted) {
    Objects.requireNonNull(wanted, "wanted");
    return log().list(this::isInScope).stream().map(EventTimeline::view).filter(wanted).toList();
  }

  /** Returns the events of a kind, oldest first; throws as {@link #list()} does. */
  public List<UserEvent> list(UserEvent.Kind kind) {
    return list(event -> event.kind() == kind);
  }

  /** Returns the newest event of a kind; waits up to five seconds for one. */
  public UserEvent await(UserEvent.Kind kind) {
    return await(event -> event.kind() == kind, TIMEOUT);
  }

  /**
   * Returns the newest selected event; waits for one.
   *
   * @param timeout the longest wait, in the machine's time
   * @throws MissingEventException if there is none in time, or the thread is interrupted
   * @throws IllegalStateException as {@link #list()} does
   */
  public UserEvent await(Predicate<UserEvent> wanted, Duration timeout) {
    Objects.requireNonNull(wanted, "wanted");
    try {
      List<EventLog.Entry> found =
          log().await(entry -> isInScope(entry) && wanted.test(view(entry)), timeout.toMillis());
      if (found.isEmpty()) {
        throw new MissingEventException(
            "no such event within " + timeout + "; there are" + lines());
      }
      return view(found.get(found.size() - 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MissingEventException("interrupted while waiting for an event", e);
    }
  }

  /** Forgets all events of all apps. */
  public void clear() {
    wiring.events.clear();
  }

  private EventLog log() {
    if (!wiring.events.isKept()) {
      throw new IllegalStateException("no events are kept: set limits.eventsSize");
    }
    return wiring.events;
  }

  private boolean isInScope(EventLog.Entry entry) {
    return clientAppId.filter(id -> !id.equals(entry.event().origin().clientAppId())).isEmpty();
  }

  private static UserEvent view(EventLog.Entry entry) {
    return UserEventView.of(entry.event());
  }

  private String lines() {
    List<UserEvent> all = list();
    StringBuilder text = new StringBuilder();
    for (UserEvent event : all.subList(Math.max(0, all.size() - SHOWN), all.size())) {
      text.append("\n  ").append(event.time()).append(' ').append(event.kind());
      text.append(' ').append(event.clientAppId());
      event.userId().or(event::name).ifPresent(who -> text.append(' ').append(who));
    }
    return text.length() == 0 ? " none" : text.toString();
  }
}
