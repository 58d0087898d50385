package io.appservices.emulator.storage;

import io.appservices.emulator.domain.user.Registration;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;

/**
 * The email/password accounts of all apps. An email may change, and may belong to somebody else a
 * moment later: whoever found an account acts on it by its id.
 */
public interface RegistrationStore {

  /** The accounts that a deletion is meant for. */
  enum Deletable {
    ANY,
    /** Accounts that no user was made from. */
    WITHOUT_USER,
    /** Accounts that no user was made from, and that are not confirmed. */
    PENDING;

    /** Returns whether an account is one of these. */
    public boolean includes(Registration account) {
      return switch (this) {
        case ANY -> true;
        case WITHOUT_USER -> account.userId() == null;
        case PENDING -> account.userId() == null && !account.confirmed();
      };
    }
  }

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

  /** Changes an account. Its id and email must stay. */
  UpdateResult<Registration> update(ObjectId appId, ObjectId id, Update<Registration> change);

  /**
   * Gives an account another email.
   *
   * @return false, and nothing is changed, if there is no such account or the email is taken
   */
  boolean rename(ObjectId appId, ObjectId id, String newEmail);

  /**
   * Removes an account. Of concurrent calls exactly one gets it.
   *
   * @return the removed account, or empty, and nothing is changed, if there is none of those meant
   */
  Optional<Registration> delete(ObjectId appId, ObjectId id, Deletable which);

  /** Returns a page of accounts that are not confirmed yet, in the order of their ids. */
  List<Registration> listPending(ObjectId appId, Optional<ObjectId> after, int limit);

  /**
   * Returns the accounts that no user was made from yet, confirmed or not, in the order of their
   * ids. It looks at every account.
   */
  List<Registration> listWithoutUser(ObjectId appId);
}
