package io.appservices.emulator.storage;

import io.appservices.emulator.domain.Registration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.bson.types.ObjectId;

/**
 * The email/password accounts of all apps. An email may change, and may belong to somebody else a
 * moment later: whoever found an account acts on it by its id.
 */
public interface RegistrationStore {

  Optional<Registration> find(ObjectId appId, String email);

  Optional<Registration> find(ObjectId appId, ObjectId id);

  /**
   * Finds the account that a confirmation or reset link was sent for and that still waits for it.
   */
  Optional<Registration> findByToken(ObjectId appId, ObjectId tokenId);

  /**
   * Adds an account.
   *
   * @return false, and nothing is changed, if the email or id is taken or the app does not exist
   */
  boolean insert(ObjectId appId, Registration registration);

  /**
   * Changes an account. Its id and email must stay. The change must be a pure function; it may
   * return null to refuse, which leaves the account as it is.
   *
   * @return what it is now, or empty if there is none or the change refused
   */
  Optional<Registration> update(ObjectId appId, ObjectId id, UnaryOperator<Registration> change);

  /**
   * Gives an account another email.
   *
   * @return false, and nothing is changed, if there is no such account or the email is taken
   */
  boolean rename(ObjectId appId, ObjectId id, String newEmail);

  /**
   * Removes an account if it meets a condition. Of concurrent calls exactly one gets it.
   *
   * @param condition must be a pure function
   * @return what it was, or empty, and nothing is changed, if there is none that meets it
   */
  Optional<Registration> delete(ObjectId appId, ObjectId id, Predicate<Registration> condition);

  /** A page of accounts that are not confirmed yet, in the order of their ids. */
  List<Registration> listPending(ObjectId appId, Optional<ObjectId> after, int limit);

  /**
   * The accounts that no user was made from yet, confirmed or not, in the order of their ids. It
   * looks at every account.
   */
  List<Registration> listWithoutUser(ObjectId appId);
}
