package io.appservices.emulator.storage;

import io.appservices.emulator.domain.user.ApiKey;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;

/** The API keys of all apps. */
public interface ApiKeyStore {

  /** The outcome of an insertion; only {@link #ADDED} has changed anything. */
  enum Insertion {
    ADDED,
    /** Another key of the same owner has its name. */
    NAME_TAKEN,
    /** The owner has as many keys as allowed. */
    FULL,
    /** The app or the key's user does not exist. */
    NO_USER
  }

  Optional<ApiKey> find(ObjectId appId, ObjectId keyId);

  Optional<ApiKey> findByDigest(ObjectId appId, String digest);

  /** Returns the keys that a user made itself, in the order of their ids. */
  List<ApiKey> listOfUser(ObjectId appId, ObjectId userId);

  /** Returns the keys that admins made, in the order of their ids. */
  List<ApiKey> listOfServers(ObjectId appId);

  /**
   * Adds a key. Beside a user's key are the keys of the same user, beside a server key the other
   * server keys.
   *
   * @param most the limit on keys, with this one, 1 or more
   */
  Insertion insert(ObjectId appId, ApiKey key, int most);

  /** Changes a key. Its owner, name and digest must stay. */
  UpdateResult<ApiKey> update(ObjectId appId, ObjectId keyId, Update<ApiKey> change);

  /** Removes a key. Of concurrent calls exactly one gets it. */
  Optional<ApiKey> delete(ObjectId appId, ObjectId keyId);

  /** Removes the keys of a user. */
  void deleteAll(ObjectId appId, ObjectId userId);
}
