package io.appservices.emulator.storage.sqlite.table;

import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.sqlite.Transaction;
import io.appservices.emulator.storage.codec.Texts;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;

/** The rows by which users are found by their identities. */
public final class IdentityRows {

  private IdentityRows() {}

  /** Returns whether another user has one of the identities of a user. */
  public static boolean isTaken(Transaction tx, long app, User user) throws SQLException {
    for (Identity identity : user.identities()) {
      Optional<ObjectId> owner =
          tx.first(
              "SELECT user_id FROM identity WHERE app = ? AND provider = ? AND id = ?",
              row -> row.id(1),
              app,
              identity.providerType().wireName(),
              Texts.stored(identity.id()));
      if (owner.isPresent() && !owner.get().equals(user.id())) {
        return true;
      }
    }
    return false;
  }

  /** Adds the identities of a user; those that are there are its own. */
  public static void add(Transaction tx, long app, User user) throws SQLException {
    for (Identity identity : user.identities()) {
      tx.update(
          "REPLACE INTO identity(app, provider, id, user_id, disabled) VALUES(?, ?, ?, ?, ?)",
          app,
          identity.providerType().wireName(),
          Texts.stored(identity.id()),
          user.id(),
          user.disabled());
    }
  }

  /** Makes the rows those of a user after a change. */
  public static void replace(Transaction tx, long app, User before, User after)
      throws SQLException {
    boolean identitiesChanged = after.identities() != before.identities();
    if (identitiesChanged) {
      remove(tx, app, before.identities().stream().filter(own -> !after.has(own)).toList());
    }
    if (identitiesChanged || after.disabled() != before.disabled()) {
      add(tx, app, after);
    }
  }

  public static void remove(Transaction tx, long app, List<Identity> identities)
      throws SQLException {
    for (Identity identity : identities) {
      tx.update(
          "DELETE FROM identity WHERE app = ? AND provider = ? AND id = ?",
          app,
          identity.providerType().wireName(),
          Texts.stored(identity.id()));
    }
  }
}
