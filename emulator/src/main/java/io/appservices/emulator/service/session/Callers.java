package io.appservices.emulator.service.session;

import static io.appservices.emulator.token.Token.ACCESS_LIFETIME_SECONDS;

import io.appservices.emulator.api.AccessTokenRevocation;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.storage.SessionUser;
import io.appservices.emulator.storage.SessionUserStore;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.token.Token;
import java.util.Optional;

/**
 * Determines the holder of a token whose signature and time are valid, and whether its session is.
 */
final class Callers {

  private final Storage storage;
  private final SessionUserStore sessionUsers;
  private final EmulatorClock clock;
  private final AccessTokenRevocation revocation;
  private final SessionEnds ends;

  Callers(
      Storage storage, EmulatorClock clock, AccessTokenRevocation revocation, SessionEnds ends) {
    this.storage = storage;
    this.sessionUsers = storage.sessionUsers();
    this.clock = clock;
    this.revocation = revocation;
    this.ends = ends;
  }

  /** Returns the holder of an access token; refuses a token that is not valid any more. */
  Caller of(Token token) {
    return revocation == AccessTokenRevocation.IMMEDIATE
        ? ofLiveSession(token)
        : ofSignature(token);
  }

  /** Refuses an access token whose session has ended, if that is to count at once. */
  void checkSession(Token token) {
    if (revocation == AccessTokenRevocation.IMMEDIATE) {
      ofLiveSession(token);
    }
  }

  /** Returns whether an access token of the caller's session would still be accepted. */
  boolean isWelcome(Caller caller) {
    if (revocation == AccessTokenRevocation.IMMEDIATE && caller.session().isPresent()) {
      return sessionUsers
          .find(caller.session().get().id())
          .filter(found -> !isOver(found))
          .isPresent();
    }
    return storage
        .users()
        .find(caller.app().id(), caller.user().id())
        .filter(user -> !user.isExpired(clock.seconds()))
        .isPresent();
  }

  private Caller ofLiveSession(Token token) {
    Optional<SessionUser> found = sessionUsers.find(token.sessionId());
    Optional<Caller> caller =
        found.isPresent() ? of(found.get(), Optional.of(token)) : Optional.empty();
    if (caller.isEmpty()) {
      throw sessionEnded(token);
    }
    return caller.get();
  }

  /** Returns the holder of a session whose refresh token counts; empty if it does not. */
  Optional<Caller> ofRefresh(Token token) {
    Optional<SessionUser> found = sessionUsers.find(token.sessionId());
    return found.isPresent()
            && found.get().session().isOpen()
            && clock.seconds() < found.get().session().expiresAt()
        ? of(found.get(), Optional.empty())
        : Optional.empty();
  }

  /** Returns the holder of a session, unless it was ended by a change to its app or user. */
  private Optional<Caller> of(SessionUser found, Optional<Token> accessToken) {
    Session session = found.session();
    Optional<User> user = found.user();
    if (user.isEmpty() || !isAlive(session, user.get())) {
      return Optional.empty();
    }
    Optional<App> app = storage.apps().find(session.appId());
    return app.isPresent()
        ? Optional.of(new Caller(app.get(), user.get(), Optional.of(session), accessToken))
        : Optional.empty();
  }

  private Caller ofSignature(Token token) {
    App app =
        storage.apps().findByDomainId(token.domainId()).orElseThrow(() -> sessionEnded(token));
    User user =
        storage
            .users()
            .find(app.id(), token.userId())
            .filter(u -> !u.isExpired(clock.seconds()))
            .orElseThrow(() -> sessionEnded(token));
    return new Caller(app, user, storage.sessions().find(token.sessionId()), Optional.of(token));
  }

  private AppServicesException sessionEnded(Token token) {
    return Refusals.sessionEnded().ended(ends.of(token));
  }

  /** Returns whether both tokens of a session have become invalid. */
  private boolean isOver(SessionUser found) {
    return clock.seconds() >= found.session().endsAt() + ACCESS_LIFETIME_SECONDS
        || found.user().filter(user -> isAlive(found.session(), user)).isEmpty();
  }

  private boolean isAlive(Session session, User user) {
    return session.belongsTo(user) && !user.isExpired(clock.seconds());
  }
}
