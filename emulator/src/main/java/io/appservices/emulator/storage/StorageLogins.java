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
      ObjectId userId = account.map(Registration::userId).orElse(null);
      Optional<ReadUser> user = userId == null ? Optional.empty() : find(appId, userId);
      // The account as it is once it is known which sessions of its user have ended.
      Optional<Registration> now = storage.registrations().find(appId, email);
      if (now.equals(account)) {
        return account.isPresent()
            ? Optional.of(new Account(account.get(), user))
            : Optional.empty();
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
    if (opening.device().isPresent()) {
      storage.devices().save(opening.appId(), opening.device().get(), opening.most());
    }
    return new Opened(
        noted, storage.sessions().insert(opening.of(changed.after()), opening.most()));
  }

  /** Changes the user, unless there is nothing to change. */
  private UpdateResult<User> note(Opening opening, Update<User> note) {
    ObjectId userId = opening.session().userId();
    Optional<User> current = storage.users().find(opening.appId(), userId);
    if (current.isPresent() && isNoted(current.get(), note.apply(current.get()))) {
      return new UpdateResult.Changed<>(current.get(), current.get());
    }
    return storage.users().update(opening.appId(), userId, note);
  }

  // A user that stays as it is stays the same object; one that is equal is written again.
  @SuppressWarnings("ReferenceEquality")
  private static boolean isNoted(User user, Optional<User> noted) {
    return noted.isPresent() && noted.get() == user;
  }
}
