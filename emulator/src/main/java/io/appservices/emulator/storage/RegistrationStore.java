package io.appservices.emulator.storage;

import io.appservices.emulator.domain.Registration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.types.ObjectId;

/** The email/password accounts of all apps. */
public interface RegistrationStore {

  Optional<Registration> find(ObjectId appId, String email);

  /** Finds an account that is not confirmed yet. */
  Optional<Registration> findPending(ObjectId appId, ObjectId id);

  /**
   * Finds the account that a confirmation or reset link was sent for and that still waits for it.
   */
  Optional<Registration> findByToken(ObjectId appId, ObjectId tokenId);

  /**
   * Adds an account.
   *
   * @return false, and nothing is changed, if the email is taken or the app does not exist
   */
  boolean insert(ObjectId appId, Registration registration);

  /**
   * Changes the account of an email. The change must be a pure function; it may return null to
   * refuse, which leaves the account as it is.
   *
   * @return what it is now, or empty if there is none or the change refused
   */
  Optional<Registration> update(ObjectId appId, String email, UnaryOperator<Registration> change);

  /**
   * Gives an account another email.
   *
   * @return false, and nothing is changed, if there is no account of the old email or one of the
   *     new
   */
  boolean rename(ObjectId appId, String email, String newEmail);

  /** Removes the account of an email. Of concurrent calls exactly one gets it. */
  Optional<Registration> delete(ObjectId appId, String email);

  /** A page of accounts that are not confirmed yet, in the order of their ids. */
  List<Registration> listPending(ObjectId appId, Optional<ObjectId> after, int limit);
}
