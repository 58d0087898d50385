package io.appservices.emulator.http.control.event;

import io.appservices.emulator.api.UserEvent.Kind;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.SessionEnd;
import io.appservices.emulator.domain.user.ApiKeyEvent;
import io.appservices.emulator.domain.user.UserEvent;
import io.appservices.emulator.service.event.EventLog;
import java.util.Locale;
import java.util.Optional;
import org.bson.Document;

/** Shows an event as JSON. What it does not have is left out. */
final class EventView {

  private EventView() {}

  static Document of(EventLog.Entry entry) {
    UserEvent event = entry.event();
    Document view =
        new Document("id", entry.number())
            .append("type", type(event.kind()))
            .append("time", event.origin().time().toString())
            .append("app", event.origin().clientAppId());
    event.userId().ifPresent(user -> view.append("user", user.toHexString()));
    name(event).ifPresent(name -> view.append("name", name));
    if (!event.providers().isEmpty()) {
      view.append("providers", event.providers().stream().map(ProviderType::wireName).toList());
    }
    session(event).ifPresent(session -> view.append("session", session));
    cause(event).ifPresent(cause -> view.append("cause", lower(cause)));
    return view.append("by", lower(event.origin().by()));
  }

  /** Returns the name of a kind of event, such as {@code logged_in}. */
  static String type(Kind kind) {
    return lower(kind);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static Optional<String> name(UserEvent event) {
    if (event instanceof UserEvent.OfRegistration ofRegistration) {
      return Optional.of(ofRegistration.registration().email());
    }
    return event instanceof ApiKeyEvent ofKey ? Optional.of(ofKey.key().name()) : Optional.empty();
  }

  private static Optional<String> session(UserEvent event) {
    return event instanceof UserEvent.SessionEnded ended
        ? Optional.of(ended.session().id().toHexString())
        : Optional.empty();
  }

  private static Optional<SessionEnd.Cause> cause(UserEvent event) {
    if (event instanceof UserEvent.SessionEnded ended) {
      return Optional.of(ended.end().cause());
    }
    return event instanceof UserEvent.Deleted deleted ? deleted.cause() : Optional.empty();
  }
}
