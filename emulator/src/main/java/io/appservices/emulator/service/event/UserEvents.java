package io.appservices.emulator.service.event;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.SessionEnd;
import io.appservices.emulator.domain.SessionEnd.Actor;
import io.appservices.emulator.domain.SessionEnd.Cause;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.ApiKey;
import io.appservices.emulator.domain.user.ApiKeyEvent;
import io.appservices.emulator.domain.user.EventOrigin;
import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserEvent;
import io.appservices.emulator.runtime.EmulatorClock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.bson.types.ObjectId;

/**
 * Publishes what happened to users, after it has happened. What a subscriber throws is logged, and
 * reaches neither other subscribers nor whoever publishes. Where nobody hears an app's events,
 * nothing is made for them. Safe to use from any thread.
 *
 * <p>Whoever changes a user holds its {@link #order} from the change until it was published, so
 * that the events of one user come in the order of what happened to it.
 */
public final class UserEvents {

  /** A subscriber to events, called on the thread that caused them. */
  public interface Subscriber {

    /** Returns whether it subscribes to the events of an app; called often. */
    boolean hears(App app);

    /**
     * Takes an event. It must not wait: who has more to do than to note the event does that on
     * another thread.
     */
    void tell(App app, UserEvent event);
  }

  /** A lock that keeps the events of one user in order. */
  public interface Order {

    /** Lets the next thing happen. */
    void end();
  }

  private static final Order NONE = () -> {};

  private final EmulatorClock clock;
  private final UserOrders orders = new UserOrders();
  private final Subscribers subscribers = new Subscribers();

  /** Makes a publisher without subscribers. */
  public UserEvents(EmulatorClock clock) {
    this.clock = clock;
  }

  /** Adds a subscriber, which is told after those that are there already. */
  public void subscribe(Subscriber subscriber) {
    subscribers.add(subscriber);
  }

  /** Returns whether any subscriber takes events of the app. */
  public boolean isHeard(App app) {
    return subscribers.hear(app);
  }

  /**
   * Begins something that happens to one user, or to one account that has no user yet. Only stores
   * are called until {@link Order#end}, and no order of another user is begun.
   */
  public Order order(App app, ObjectId id) {
    return isHeard(app) ? orders.begin(id) : NONE;
  }

  /**
   * Begins something that happens to several users, or accounts without one, at once; {@link
   * #order} says what may be done meanwhile.
   */
  public Order orders(Collection<ObjectId> ids) {
    return orders.beginAll(ids);
  }

  public void created(App app, User user, ProviderType provider, Actor by) {
    if (isHeard(app)) {
      subscribers.tell(app, new UserEvent.Created(origin(app, by), user, provider));
    }
  }

  /**
   * Publishes that a user came with an import, or, where it is not kept, that it was taken out
   * again; no trigger runs.
   */
  public void imported(App app, User user, boolean kept) {
    if (isHeard(app)) {
      subscribers.tell(app, new UserEvent.Imported(origin(app, Actor.OPERATOR), user, kept));
    }
  }

  public void loggedIn(App app, User user, ProviderType provider) {
    if (isHeard(app)) {
      subscribers.tell(app, new UserEvent.LoggedIn(origin(app, Actor.USER), user, provider));
    }
  }

  public void linked(App app, User user, ProviderType provider) {
    if (isHeard(app)) {
      subscribers.tell(app, new UserEvent.IdentityLinked(origin(app, Actor.USER), user, provider));
    }
  }

  public void emailChanged(App app, User user) {
    if (isHeard(app)) {
      subscribers.tell(app, new UserEvent.EmailChanged(origin(app, Actor.OPERATOR), user));
    }
  }

  /** Publishes that the custom data of a user changed; the data does not tell who changed it. */
  public void customDataChanged(App app, User user) {
    if (isHeard(app)) {
      subscribers.tell(app, new UserEvent.CustomDataChanged(origin(app, Actor.EMULATOR), user));
    }
  }

  public void disabled(App app, User user) {
    if (isHeard(app)) {
      subscribers.tell(app, new UserEvent.Disabled(origin(app, Actor.OPERATOR), user));
    }
  }

  public void enabled(App app, User user) {
    if (isHeard(app)) {
      subscribers.tell(app, new UserEvent.Enabled(origin(app, Actor.OPERATOR), user));
    }
  }

  public void sessionsRevoked(App app, User user) {
    if (isHeard(app)) {
      subscribers.tell(app, new UserEvent.SessionsRevoked(origin(app, Actor.OPERATOR), user));
    }
  }

  /** Publishes that a user was deleted; without a cause if somebody asked for it. */
  public void deleted(App app, User user, Actor by, Optional<Cause> cause) {
    if (isHeard(app)) {
      subscribers.tell(app, new UserEvent.Deleted(origin(app, by), user, cause));
    }
  }

  /** Publishes that a session ended; for one that expired, with the end of its lifetime as time. */
  public void sessionEnded(App app, Session session, SessionEnd end) {
    if (isHeard(app)) {
      Optional<Instant> before = end.at().filter(at -> end.cause() == Cause.EXPIRED);
      Instant time = before.orElseGet(clock::instant);
      EventOrigin origin =
          new EventOrigin(time, app.id(), app.clientAppId(), end.by().orElse(Actor.EMULATOR));
      subscribers.tell(app, new UserEvent.SessionEnded(origin, session, end));
    }
  }

  public void registered(App app, Registration account, Actor by) {
    if (isHeard(app)) {
      subscribers.tell(app, new UserEvent.Registered(origin(app, by), account));
    }
  }

  public void confirmed(App app, Registration account, Actor by) {
    if (isHeard(app)) {
      subscribers.tell(app, new UserEvent.Confirmed(origin(app, by), account));
    }
  }

  public void registrationDeleted(App app, Registration account, Actor by) {
    if (isHeard(app)) {
      subscribers.tell(app, new UserEvent.RegistrationDeleted(origin(app, by), account));
    }
  }

  public void passwordReset(App app, Registration account) {
    if (isHeard(app)) {
      subscribers.tell(app, new UserEvent.PasswordReset(origin(app, Actor.USER), account));
    }
  }

  public void apiKeyCreated(App app, ApiKey key) {
    if (isHeard(app)) {
      subscribers.tell(app, new ApiKeyEvent.Created(origin(app, owner(key)), key));
    }
  }

  /** Publishes that an API key was disabled or enabled. */
  public void apiKeySwitched(App app, ApiKey key) {
    if (isHeard(app)) {
      EventOrigin origin = origin(app, owner(key));
      subscribers.tell(
          app,
          key.disabled()
              ? new ApiKeyEvent.Disabled(origin, key)
              : new ApiKeyEvent.Enabled(origin, key));
    }
  }

  public void apiKeyDeleted(App app, ApiKey key) {
    if (isHeard(app)) {
      subscribers.tell(app, new ApiKeyEvent.Deleted(origin(app, owner(key)), key));
    }
  }

  private static Actor owner(ApiKey key) {
    return key.server() ? Actor.OPERATOR : Actor.USER;
  }

  private EventOrigin origin(App app, Actor by) {
    return new EventOrigin(clock.instant(), app.id(), app.clientAppId(), by);
  }
}
