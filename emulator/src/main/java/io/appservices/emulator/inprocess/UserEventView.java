package io.appservices.emulator.inprocess;

import io.appservices.emulator.api.EmulatedUser;
import io.appservices.emulator.api.UserEvent.Actor;
import io.appservices.emulator.api.UserEvent.Cause;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.SessionEnd;
import io.appservices.emulator.domain.user.ApiKeyEvent;
import io.appservices.emulator.domain.user.UserEvent;
import io.appservices.emulator.domain.user.UserEvent.OfRegistration;
import io.appservices.emulator.domain.user.UserEvent.OfUser;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.types.ObjectId;

/** Shows events as the types of the API. */
public final class UserEventView {

  private UserEventView() {}

  public static io.appservices.emulator.api.UserEvent of(UserEvent event) {
    return new io.appservices.emulator.api.UserEvent(
        event.kind(),
        event.origin().time(),
        event.origin().clientAppId(),
        event.userId().map(ObjectId::toHexString),
        event.providers().stream().map(ProviderType::wireName).toList(),
        user(event),
        name(event),
        cause(event).map(UserEventView::cause),
        actor(event.origin().by()));
  }

  /** Returns a listener to all events, which tells another one of those of one app. */
  public static Consumer<UserEvent> listener(
      String clientAppId, Consumer<io.appservices.emulator.api.UserEvent> listener) {
    Objects.requireNonNull(listener, "listener");
    return event -> {
      if (event.origin().clientAppId().equals(clientAppId)) {
        listener.accept(of(event));
      }
    };
  }

  private static Optional<EmulatedUser> user(UserEvent event) {
    return event instanceof OfUser ofUser
        ? Optional.of(Views.user(ofUser.user()))
        : Optional.empty();
  }

  private static Optional<String> name(UserEvent event) {
    if (event instanceof OfRegistration ofRegistration) {
      return Optional.of(ofRegistration.registration().email());
    }
    return event instanceof ApiKeyEvent ofApiKey
        ? Optional.of(ofApiKey.key().name())
        : Optional.empty();
  }

  private static Optional<SessionEnd.Cause> cause(UserEvent event) {
    if (event instanceof UserEvent.SessionEnded ended) {
      return Optional.of(ended.end().cause());
    }
    return event instanceof UserEvent.Deleted deleted ? deleted.cause() : Optional.empty();
  }

  private static Cause cause(SessionEnd.Cause cause) {
    return switch (cause) {
      case LOGGED_OUT -> Cause.LOGGED_OUT;
      case EXPIRED -> Cause.EXPIRED;
      case EVICTED -> Cause.EVICTED;
      default -> throw new IllegalArgumentException("no event tells of " + cause);
    };
  }

  private static Actor actor(SessionEnd.Actor actor) {
    return switch (actor) {
      case USER -> Actor.USER;
      case OPERATOR -> Actor.OPERATOR;
      case EMULATOR -> Actor.EMULATOR;
    };
  }
}
