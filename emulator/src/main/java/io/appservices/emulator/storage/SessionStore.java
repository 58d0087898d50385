package io.appservices.emulator.storage;

import io.appservices.emulator.domain.user.Session;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;

/** The sessions of all apps, by id. */
public interface SessionStore {

  Optional<Session> find(ObjectId sessionId);

  /** Adds a session, however many its user has. */
  default void insert(Session session) {
    insert(session, Integer.MAX_VALUE);
  }

  /**
   * Adds a session as the newest of its user, and removes the oldest ones that are too many then:
   * no later call finds these. The cost does not grow with the sessions of the user. A storage with
   * little room may remove the oldest sessions of other users, too, but the newest of none.
   *
   * @param mostOfUser the limit on sessions of the user, including ended ones that were not removed
   *     yet; 1 or more
   * @return the sessions that were removed, oldest first, and abandoned ones; mostly none
   */
  List<Session> insert(Session session, int mostOfUser);

  /** Changes a session. Its id, app and user must stay. */
  UpdateResult<Session> update(ObjectId sessionId, Update<Session> change);

  /**
   * Removes sessions that were abandoned, and then those that have ended, the first to end before
   * the others. The cost grows with the sessions that are removed, and not with those that stay.
   *
   * @param endedBy seconds since 1970; one goes if its {@link Session#endsAt} is not after this
   * @param most the largest number to remove, 1 or more
   * @return what was removed; fewer than {@code most} if none is left
   */
  List<Session> deleteExpired(long endedBy, int most);

  /**
   * Gives up the sessions of a user that is gone, at a cost that does not grow with their number:
   * later calls of {@link #insert(Session, int)} and {@link #deleteExpired} remove them, each a
   * few, and name them among what they removed. Until then they are found, and cannot be changed.
   */
  void abandon(ObjectId appId, ObjectId userId);

  /** Removes the sessions of all users of an app; called again it goes on where it was cut off. */
  void deleteAll(ObjectId appId);

  /**
   * Returns the sessions of an app that can be found and changed, those of one user in the order
   * they were opened. It looks at every session.
   */
  List<Session> list(ObjectId appId);

  /** Returns the number of sessions kept, including ended ones that were not removed yet. */
  long count();
}
