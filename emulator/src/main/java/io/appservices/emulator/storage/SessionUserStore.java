package io.appservices.emulator.storage;

import io.appservices.emulator.domain.user.Session;
import java.util.Optional;
import org.bson.types.ObjectId;

/**
 * The session and user that each request's token is checked against. It keeps nothing of its own; a
 * storage that is reached over a network reads all of it in one round trip.
 */
@FunctionalInterface
public interface SessionUserStore {

  /** Returns a session and its user; empty if there is no such session. */
  Optional<SessionUser> find(ObjectId sessionId);

  /** Returns a store that asks the two that have them. */
  static SessionUserStore of(SessionStore sessions, UserStore users) {
    return sessionId -> {
      Optional<Session> found = sessions.find(sessionId);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      Session session = found.get();
      return Optional.of(new SessionUser(session, users.find(session.appId(), session.userId())));
    };
  }
}
