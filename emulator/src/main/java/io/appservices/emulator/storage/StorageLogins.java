package io.appservices.emulator.storage;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.domain.user.User;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;

/** Asks the stores of a storage one after the other. */
record StorageLogins(Storage storage) implements LoginStore {

  @Override
  public Optional<Account> findAccount(ObjectId appId, String email) {
    Optional<Registration> account = storage.registrations().find(appId, email);
    while (true) {
      Optional<ReadUser> user =
          account
              .flatMap(found -> Optional.ofNullable(found.userId()))
              .flatMap(userId -> find(appId, userId));
      // The account as it is once it is known which sessions of its user have ended.
      Optional<Registration> now = storage.registrations().find(appId, email);
      if (now.equals(account)) {
        return account.map(found -> new Account(found, user));
      }
      account = now;
    }
  }

  @Override
  public Optional<ReadUser> find(ObjectId appId, ObjectId userId) {
    return storage.users().find(appId, userId).map(ReadUser::of);
  }

  @Override
  public Optional<ReadUser> findByIdentity(ObjectId appId, ProviderType type, String identityId) {
    return storage.users().findByIdentity(appId, type, identityId).map(ReadUser::of);
  }

  @Override
  public Opened open(Opening opening, Update<User> note) {
    UpdateResult<User> noted = note(opening, note);
    if (!(noted instanceof UpdateResult.Changed<User> changed)) {
      return new Opened(noted, List.of());
    }
    opening
        .device()
        .ifPresent(device -> storage.devices().save(opening.appId(), device, opening.most()));
    return new Opened(
        noted, storage.sessions().insert(opening.of(changed.after()), opening.most()));
  }

  /** Changes the user, unless there is nothing to change. */
  private UpdateResult<User> note(Opening opening, Update<User> note) {
    ObjectId userId = opening.session().userId();
    Optional<User> current = storage.users().find(opening.appId(), userId);
    return current
        .filter(user -> note.apply(user).filter(user::equals).isPresent())
        .<UpdateResult<User>>map(user -> new UpdateResult.Changed<>(user, user))
        .orElseGet(() -> storage.users().update(opening.appId(), userId, note));
  }
}
