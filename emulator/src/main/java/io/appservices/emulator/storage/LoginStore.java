package io.appservices.emulator.storage;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;

/**
 * The reads and writes of a login. It keeps nothing of its own: accounts, users, devices and
 * sessions are those of the other stores. A storage whose accesses take long makes few of it.
 */
public interface LoginStore {

  /**
   * An account with its user.
   *
   * @param user empty if none was made from the account, or it is gone
   */
  record Account(Registration registration, Optional<ReadUser> user) {}

  /**
   * A session that is to be opened.
   *
   * @param user who it is for, as it was read
   * @param session of the user, opened with whatever {@link User#sessionEpoch} the user has then
   * @param device what is known now of the device of the session, if the login says anything
   * @param most the limit on sessions of the user, and on its devices, 1 or more
   */
  record Opening(ReadUser user, Session session, Optional<Device> device, int most) {

    public ObjectId appId() {
      return session.appId();
    }

    /** Returns the session, opened by the user as it is now. */
    public Session of(User current) {
      return session.ofEpoch(current.sessionEpoch());
    }
  }

  /**
   * The outcome of an opening.
   *
   * @param user {@link UpdateResult.Changed}, also if there was nothing to change, if the session
   *     was opened
   * @param removed the sessions that had to go, as {@link SessionStore#insert(Session, int)} tells
   */
  record Opened(UpdateResult<User> user, List<Session> removed) {}

  /** Finds an account and its user. */
  Optional<Account> findAccount(ObjectId appId, String email);

  /** Finds a user. */
  Optional<ReadUser> find(ObjectId appId, ObjectId userId);

  /** Finds the user that has an identity. */
  Optional<ReadUser> findByIdentity(ObjectId appId, ProviderType type, String identityId);

  /**
   * Notes a login on its user, saves its device as {@link DeviceStore#save(ObjectId, Device, int)}
   * does, and adds its session as {@link SessionStore#insert(Session, int)} does. If the user is
   * refused or gone, no session is added.
   *
   * @param note what the login changes about the user; it refuses one that may not log in
   */
  Opened open(Opening opening, Update<User> note);

  /** Returns a store that asks those that have all this. */
  static LoginStore of(Storage storage) {
    return new StorageLogins(storage);
  }
}
