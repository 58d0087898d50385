package io.appservices.emulator.storage;

import io.appservices.emulator.domain.atlas.DatabaseUser;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;

/** The database users of all groups. */
public interface DatabaseUserStore {

  /** The outcome of an insertion. */
  enum Insertion {
    ADDED,
    /** There is a user with this key; nothing is changed. */
    TAKEN,
    /** The group has as many as it may have; nothing is changed. */
    FULL
  }

  Optional<DatabaseUser> find(DatabaseUser.Key key);

  /** Returns the users of a group, in the order they were added. */
  List<DatabaseUser> list(ObjectId groupId);

  /** Adds a user, unless its group has that many already. */
  Insertion insert(DatabaseUser user, int mostInGroup);

  /** Changes a user. Its key must stay. */
  UpdateResult<DatabaseUser> update(DatabaseUser.Key key, Update<DatabaseUser> change);

  /** Removes a user. Of concurrent calls exactly one gets it. */
  Optional<DatabaseUser> delete(DatabaseUser.Key key);

  /** Removes the temporary users of a group whose time has come. */
  void deleteExpired(ObjectId groupId, Instant now);
}
