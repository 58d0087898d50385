package io.appservices.emulator.service.session;

import io.appservices.emulator.domain.SessionEnd;
import io.appservices.emulator.domain.SessionEnd.Actor;
import io.appservices.emulator.domain.SessionEnd.Cause;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.ExpiringMap;
import io.appservices.emulator.service.event.UserEvents;
import io.appservices.emulator.service.event.UserEvents.Order;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.token.Token;
import io.appservices.emulator.token.Token.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bson.types.ObjectId;

/**
 * Determines why a session ended, for logs and observers; whether it has ended is decided
 * elsewhere. What the stores do not keep it remembers itself, within the bounds of {@link
 * ExpiringMap}: deleted users and apps, and sessions that are not kept any more.
 */
public final class SessionEnds {

  /** The sessions of a user that one change of the user ends. */
  private record Opened(ObjectId userId, int sessionEpoch) {}

  private final Storage storage;
  private final EmulatorClock clock;
  private final UserEvents events;
  private final ExpiringMap<Opened, SessionEnd> ofUsers;
  private final ExpiringMap<ObjectId, SessionEnd> ofSessions;

  /** The ends of the sessions of an app, by its id and by the domain that tokens name. */
  private final ExpiringMap<ObjectId, SessionEnd> ofApps;

  private final ExpiringMap<ObjectId, SessionEnd> ofDeletedUsers;

  /** Kept once for all sessions that it is the end of, as a busy server remembers thousands. */
  private volatile SessionEnd lastEvicted = SessionEnd.of(Cause.EVICTED);

  public SessionEnds(Storage storage, EmulatorClock clock, UserEvents events) {
    this.storage = storage;
    this.events = events;
    this.clock = clock;
    this.ofUsers = new ExpiringMap<>(clock, App.DEFAULT_REFRESH_TOKEN_LIFETIME);
    this.ofSessions = new ExpiringMap<>(clock, App.DEFAULT_REFRESH_TOKEN_LIFETIME);
    this.ofApps = new ExpiringMap<>(clock, App.DEFAULT_REFRESH_TOKEN_LIFETIME);
    this.ofDeletedUsers = new ExpiringMap<>(clock, App.DEFAULT_REFRESH_TOKEN_LIFETIME);
  }

  /** Remembers why the user's epoch was raised. */
  public void raised(User after, Cause cause, Actor by) {
    remember(after.id(), after.sessionEpoch() - 1, now(cause, by));
  }

  /** Remembers that the user was deleted. */
  public void deleted(User user, Actor by) {
    SessionEnd end = now(Cause.USER_DELETED, by);
    remember(user.id(), user.sessionEpoch(), end);
    ofDeletedUsers.put(user.id(), end);
  }

  /** Remembers that an app was deleted. */
  public void appDeleted(App app) {
    SessionEnd end = now(Cause.APP_DELETED, Actor.OPERATOR);
    ofApps.put(app.id(), end);
    ofApps.put(app.domainId(), end);
  }

  /** Forgets everything, for another state in the place of the one that it is about. */
  public void clear() {
    ofUsers.clear();
    ofSessions.clear();
    ofApps.clear();
    ofDeletedUsers.clear();
  }

  /** Logs a user out of a session, which remembers that itself, and tells of it. */
  void loggingOut(Caller caller, Supplier<Session> logOut) {
    Order order = events.order(caller.app(), caller.user().id());
    try {
      Session session = logOut.get();
      SessionEnd end = end(Cause.LOGGED_OUT, session.closedAt(), Actor.USER);
      events.sessionEnded(caller.app(), session, end);
    } finally {
      order.end();
    }
  }

  /** Remembers and tells that a session is not kept, since there are too many later ones. */
  void evicted(Session session) {
    SessionEnd known = of(session, Type.REFRESH);
    boolean lived = known.cause() == Cause.UNKNOWN;
    removed(session, lived ? evictedNow() : known);
  }

  /** Returns the end of all sessions that have to go in this second. */
  private SessionEnd evictedNow() {
    SessionEnd known = lastEvicted;
    SessionEnd end = now(Cause.EVICTED, Actor.EMULATOR);
    if (end.equals(known)) {
      return known;
    }
    lastEvicted = end;
    return end;
  }

  /** Remembers why a session is over that is not kept any more, and tells that it expired. */
  void swept(Session session) {
    removed(session, of(session, Type.REFRESH));
  }

  /**
   * Publishes the end of a removed session that expired or was evicted; other ends were published
   * when they happened.
   */
  private void removed(Session session, SessionEnd end) {
    ofSessions.put(session.id(), end);
    if (end.cause() == Cause.EXPIRED || end.cause() == Cause.EVICTED) {
      storage.apps().find(session.appId()).ifPresent(app -> tell(app, session, end));
    }
  }

  /** Publishes the end of a session, unless its user was deleted. */
  private void tell(App app, Session session, SessionEnd end) {
    if (!events.isHeard(app)) {
      return;
    }
    Order order = events.order(app, session.userId());
    try {
      if (storage.users().find(app.id(), session.userId()).isPresent()) {
        events.sessionEnded(app, session, end);
      }
    } finally {
      order.end();
    }
  }

  /** Returns the last time that a user, who is disabled, was disabled. */
  SessionEnd ofDisabled(User user) {
    return IntStream.iterate(user.sessionEpoch() - 1, epoch -> epoch >= 0, epoch -> epoch - 1)
        .mapToObj(epoch -> ofUsers.find(new Opened(user.id(), epoch)))
        .takeWhile(Optional::isPresent)
        .flatMap(Optional::stream)
        .filter(end -> end.cause() == Cause.USER_DISABLED)
        .findFirst()
        .orElseGet(() -> SessionEnd.of(Cause.USER_DISABLED));
  }

  /** Returns why a token, which this emulator signed, is refused. */
  SessionEnd of(Token token) {
    SessionEnd ofSession = ofSession(token);
    boolean expiredBefore =
        token.isExpired(clock.seconds())
            && ofSession.at().map(Instant::getEpochSecond).orElse(Long.MAX_VALUE)
                >= token.expiresAt();
    return expiredBefore ? expired(token.expiresAt()) : ofSession;
  }

  private SessionEnd ofSession(Token token) {
    return storage
        .sessions()
        .find(token.sessionId())
        .map(session -> of(session, token.type()))
        .orElseGet(() -> ofForgotten(token));
  }

  /** Returns the first of all that ended it; {@code UNKNOWN} if it is alive. */
  private SessionEnd of(Session session, Type type) {
    List<SessionEnd> ends = new ArrayList<>(4);
    ofUsers.find(new Opened(session.userId(), session.sessionEpoch())).ifPresent(ends::add);
    ofApps.find(session.appId()).ifPresent(ends::add);
    if (type == Type.REFRESH && !session.isOpen()) {
      ends.add(end(Cause.LOGGED_OUT, session.closedAt(), Actor.USER));
    }
    if (type == Type.REFRESH && session.expiresAt() <= clock.seconds()) {
      ends.add(expired(session.expiresAt()));
    }
    return ends.isEmpty()
        ? byRecords(session)
        : Collections.min(ends, Comparator.comparing(end -> end.at().orElse(Instant.MAX)));
  }

  /** Derives the reason from the stored app and user, if none was remembered. */
  private SessionEnd byRecords(Session session) {
    if (storage.apps().find(session.appId()).isEmpty()) {
      return SessionEnd.of(Cause.APP_DELETED);
    }
    Optional<User> found = storage.users().find(session.appId(), session.userId());
    if (found.isEmpty()) {
      return SessionEnd.of(Cause.USER_DELETED);
    }
    User user = found.get();
    if (user.isExpired(clock.seconds())) {
      long end = user.createdAt() + User.ANONYMOUS_LIFETIME_SECONDS;
      return end(Cause.USER_DELETED, end, Actor.EMULATOR);
    }
    if (session.belongsTo(user)) {
      return SessionEnd.of(Cause.UNKNOWN);
    }
    return SessionEnd.of(user.disabled() ? Cause.USER_DISABLED : Cause.REVOKED);
  }

  private SessionEnd ofForgotten(Token token) {
    Optional<SessionEnd> remembered = ofSessions.find(token.sessionId());
    if (remembered.isPresent()) {
      return remembered.get();
    }
    Optional<SessionEnd> deleted = ofDeletedUsers.find(token.userId());
    if (deleted.isPresent()) {
      return deleted.get();
    }
    Optional<App> app = storage.apps().findByDomainId(token.domainId());
    if (app.isEmpty()) {
      return ofApps.find(token.domainId()).orElseGet(() -> SessionEnd.of(Cause.APP_DELETED));
    }
    boolean user = storage.users().find(app.get().id(), token.userId()).isPresent();
    return SessionEnd.of(user ? Cause.UNKNOWN : Cause.USER_DELETED);
  }

  /**
   * Remembers the end of a user's sessions. Disabling a disabled user ends nothing more: the first
   * end stays.
   */
  private void remember(ObjectId userId, int sessionEpoch, SessionEnd end) {
    ofUsers.merge(new Opened(userId, sessionEpoch), end, (first, later) -> first);
  }

  private SessionEnd now(Cause cause, Actor by) {
    return end(cause, clock.seconds(), by);
  }

  private static SessionEnd expired(long seconds) {
    return new SessionEnd(
        Cause.EXPIRED, Optional.of(Instant.ofEpochSecond(seconds)), Optional.empty());
  }

  private static SessionEnd end(Cause cause, long seconds, Actor by) {
    return SessionEnd.of(cause, Instant.ofEpochSecond(seconds), by);
  }
}
