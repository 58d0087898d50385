package io.appservices.emulator.storage.mongodb;

import static io.appservices.emulator.storage.mongodb.deployment.ListDocument.Attempt.changed;
import static io.appservices.emulator.storage.mongodb.deployment.ListDocument.Attempt.unchanged;

import io.appservices.emulator.domain.atlas.DatabaseUser;
import io.appservices.emulator.runtime.Sequence;
import io.appservices.emulator.storage.DatabaseUserStore;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import io.appservices.emulator.storage.codec.Codecs;
import io.appservices.emulator.storage.mongodb.deployment.Collections;
import io.appservices.emulator.storage.mongodb.deployment.ListDocument;
import io.appservices.emulator.storage.mongodb.deployment.SharedDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;

/** The database users of a group are one document, in the order they were added. */
final class MongoDatabaseUsers implements DatabaseUserStore {

  private final ListDocument<DatabaseUser> groups;

  MongoDatabaseUsers(SharedDatabase database, Sequence sequence) {
    groups =
        new ListDocument<>(
            database.collection(Collections.DATABASE_USERS),
            Codecs.DATABASE_USER,
            sequence,
            users -> new Document());
  }

  private static Document group(ObjectId groupId) {
    return new Document("_id", groupId);
  }

  private static Optional<DatabaseUser> find(List<DatabaseUser> users, DatabaseUser.Key key) {
    return users.stream().filter(user -> user.key().equals(key)).findFirst();
  }

  private static List<DatabaseUser> without(List<DatabaseUser> users, DatabaseUser.Key key) {
    return users.stream().filter(user -> !user.key().equals(key)).toList();
  }

  @Override
  public Optional<DatabaseUser> find(DatabaseUser.Key key) {
    return find(list(key.groupId()), key);
  }

  @Override
  public List<DatabaseUser> list(ObjectId groupId) {
    return groups.values(group(groupId));
  }

  @Override
  public Insertion insert(DatabaseUser user, int mostInGroup) {
    return groups.change(
        group(user.key().groupId()),
        users -> {
          if (find(users, user.key()).isPresent()) {
            return unchanged(Insertion.TAKEN);
          }
          if (users.size() >= mostInGroup) {
            return unchanged(Insertion.FULL);
          }
          List<DatabaseUser> more = new ArrayList<>(users);
          more.add(user);
          return changed(Insertion.ADDED, more);
        });
  }

  @Override
  public UpdateResult<DatabaseUser> update(DatabaseUser.Key key, Update<DatabaseUser> change) {
    return groups.change(
        group(key.groupId()),
        users -> {
          Optional<DatabaseUser> before = find(users, key);
          if (before.isEmpty()) {
            return unchanged(new UpdateResult.Missing<DatabaseUser>());
          }
          Optional<DatabaseUser> after = change.apply(before.get());
          UpdateResult<DatabaseUser> result = UpdateResult.of(before.get(), after);
          return after.isEmpty()
              ? unchanged(result)
              : changed(
                  result,
                  users.stream().map(user -> user.key().equals(key) ? after.get() : user).toList());
        });
  }

  @Override
  public Optional<DatabaseUser> delete(DatabaseUser.Key key) {
    return groups.change(
        group(key.groupId()),
        users -> {
          Optional<DatabaseUser> found = find(users, key);
          return found.isEmpty() ? unchanged(found) : changed(found, without(users, key));
        });
  }

  @Override
  public void deleteExpired(ObjectId groupId, Instant now) {
    groups.change(
        group(groupId),
        users -> {
          List<DatabaseUser> left = users.stream().filter(user -> !user.isExpired(now)).toList();
          return left.size() == users.size() ? unchanged(false) : changed(true, left);
        });
  }
}
