package io.appservices.emulator.storage;

import io.appservices.emulator.domain.ApiKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.bson.types.ObjectId;

/** The API keys of all apps. */
public interface ApiKeyStore {

  Optional<ApiKey> find(ObjectId appId, ObjectId keyId);

  Optional<ApiKey> findByDigest(ObjectId appId, String digest);

  /** The keys that a user made itself, in the order of their ids. */
  List<ApiKey> listOfUser(ObjectId appId, ObjectId userId);

  /** The keys that admins made, in the order of their ids. */
  List<ApiKey> listOfServers(ObjectId appId);

  /**
   * Adds a key unless the keys beside it forbid it: for a user's key those of the same user, for a
   * server key the other server keys.
   *
   * @param forbidden told the keys that exist; must be a pure function
   * @return false, and nothing is changed, if it was forbidden or the app or the key's user does
   *     not exist
   */
  boolean insertUnless(ObjectId appId, ApiKey key, Predicate<List<ApiKey>> forbidden);

  /** Changes a key. Its owner and digest must stay. */
  Optional<ApiKey> update(ObjectId appId, ObjectId keyId, UnaryOperator<ApiKey> change);

  /** Removes a key. Of concurrent calls exactly one gets it. */
  Optional<ApiKey> delete(ObjectId appId, ObjectId keyId);

  /** Removes the keys of a user. */
  void deleteAll(ObjectId appId, ObjectId userId);
}
