package io.appservices.emulator.storage;

import io.appservices.emulator.domain.Session;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.bson.types.ObjectId;

/** The sessions of all apps, by id. Sessions of a user are never enumerated. */
public interface SessionStore {

  Optional<Session> find(ObjectId sessionId);

  /** Adds a session, however many its user has. */
  default void insert(Session session) {
    insert(session, Integer.MAX_VALUE);
  }

  /**
   * Adds a session as the newest of its user, and removes the oldest ones that are too many then:
   * no later call finds these. The cost does not grow with the sessions of the user.
   *
   * @param mostOfUser how many sessions of the user are kept, ended ones that were not swept yet
   *     included; 1 or more
   * @return the sessions that were removed, oldest first; mostly none
   */
  List<Session> insert(Session session, int mostOfUser);

  /**
   * Changes a session. The change must be a pure function; it may return null to refuse.
   *
   * @return what it is now, or empty if there is none or the change refused
   */
  Optional<Session> update(ObjectId sessionId, UnaryOperator<Session> change);

  /**
   * Looks at a few sessions, going on where the last call stopped, and removes those that are over.
   * Called with every login it keeps the number of dead sessions in proportion to the live ones.
   */
  void sweep(int sessions, Predicate<Session> over);

  /** How many sessions are kept, dead ones that were not swept yet included. */
  long count();
}
