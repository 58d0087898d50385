package io.appservices.emulator.storage;

import io.appservices.emulator.domain.user.ApiKey;
import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.domain.user.User;
import java.util.List;
import java.util.OptionalInt;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Adds users with all that they log in with. It keeps nothing of its own: users, accounts and keys
 * are those of the other stores. A storage that flushes every change adds many users with one.
 */
public interface ImportStore {

  /**
   * A user, or an account that no user was made from yet.
   *
   * @param user null for an account alone
   * @param account null where the user has no email and password
   * @param keys the API keys of the user
   */
  record Imported(
      ObjectId appId, @Nullable User user, @Nullable Registration account, List<ApiKey> keys) {}

  /** Returns how many are added at a time, 1 or more: other changes wait for them. */
  int most();

  /**
   * Adds all of them, or none.
   *
   * @param some {@link #most} at most
   * @return the index of the first that cannot be added, since something of it is there already or
   *     its app is gone; empty if all were added
   */
  OptionalInt insert(List<Imported> some);

  /** Removes what was added, with the keys that its user has by now. */
  void delete(Imported one);

  /** Returns a store that adds to those that have all this, one after the other. */
  static ImportStore of(Storage storage) {
    return new StorageImports(storage);
  }
}
