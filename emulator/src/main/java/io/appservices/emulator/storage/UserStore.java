package io.appservices.emulator.storage;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserQuery;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;

/** The users of all apps. A user of an app that does not exist is not found. */
public interface UserStore {

  Optional<User> find(ObjectId appId, ObjectId userId);

  Optional<User> findByIdentity(ObjectId appId, ProviderType providerType, String identityId);

  /**
   * Adds a user with its identities.
   *
   * @return false, and nothing is changed, if its id or one of its identities belongs to a user
   *     already or the app does not exist
   */
  boolean insert(ObjectId appId, User user);

  /**
   * Changes a user. Its id must stay.
   *
   * @return {@link UpdateResult.Taken} if the change adds an identity that another user has
   */
  UpdateResult<User> update(ObjectId appId, ObjectId userId, Update<User> change);

  /**
   * Removes a user and its identities. Of concurrent calls for one user exactly one gets it.
   *
   * @return the removed user, or empty if there was none
   */
  Optional<User> delete(ObjectId appId, ObjectId userId);

  /** Returns a page of users in the order of their ids. Its cost does not grow with the users. */
  List<User> list(ObjectId appId, UserQuery query);

  /** Returns the user that was made first of those who have an anonymous identity and no other. */
  Optional<User> oldestAnonymous(ObjectId appId);

  /**
   * Removes the user that was made first of those who have an anonymous identity and no other, if
   * there are too many. The cost does not grow with the users.
   *
   * @param most the number of them that may stay
   * @return the removed user, or empty, and nothing is changed, if there are no more than that
   */
  Optional<User> deleteOldestAnonymous(ObjectId appId, int most);

  /** Returns the number of users of the app. */
  long count(ObjectId appId);
}
