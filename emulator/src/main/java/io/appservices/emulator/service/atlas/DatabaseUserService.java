package io.appservices.emulator.service.atlas;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.atlas.AtlasRefusals;
import io.appservices.emulator.domain.atlas.DatabaseUser;
import io.appservices.emulator.domain.atlas.DatabaseUser.Key;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.storage.DatabaseUserStore;
import io.appservices.emulator.storage.UpdateResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;

/**
 * The database users of groups: kept and shown, no more. The data sources of the emulator let
 * everybody in.
 */
public final class DatabaseUserService {

  private final DatabaseUserStore users;
  private final EmulatorClock clock;

  public DatabaseUserService(DatabaseUserStore users, EmulatorClock clock) {
    this.users = users;
    this.clock = clock;
  }

  /** Returns the database users of a group, in the order they were made. */
  public List<DatabaseUser> list(ObjectId groupId) {
    present(groupId);
    return users.list(groupId);
  }

  /**
   * Finds one.
   *
   * @throws AppServicesException if there is none
   */
  public DatabaseUser get(Key key) {
    present(key.groupId());
    return users.find(key).orElseThrow(() -> notFound(key));
  }

  /**
   * Makes one.
   *
   * @throws AppServicesException if the request is wrong, the name is taken or the group is full
   */
  public DatabaseUser create(ObjectId groupId, Members request) {
    DatabaseUser user = new DatabaseUserForm(request, present(groupId)).create(groupId);
    switch (users.insert(user, DatabaseUser.MOST_IN_GROUP)) {
      case TAKEN -> throw AtlasRefusals.userAlreadyExists(user.key().username());
      case FULL -> throw AtlasRefusals.tooManyUsers();
      case ADDED -> {}
    }
    return user;
  }

  /**
   * Changes what was sent, and nothing else.
   *
   * @throws AppServicesException if there is no such user, or the request is wrong
   */
  public DatabaseUser update(Key key, Members request) {
    DatabaseUserForm form = new DatabaseUserForm(request, present(key.groupId()));
    UpdateResult<DatabaseUser> result = users.update(key, user -> changed(form, user));
    if (result instanceof UpdateResult.Refused<DatabaseUser> refused) {
      // Again, for the reason.
      return form.change(refused.current());
    }
    return result.orElseThrow(() -> notFound(key));
  }

  private static Optional<DatabaseUser> changed(DatabaseUserForm form, DatabaseUser user) {
    try {
      return Optional.of(form.change(user));
    } catch (AppServicesException wrong) {
      return Optional.empty();
    }
  }

  /**
   * Removes one.
   *
   * @throws AppServicesException if there is none
   */
  public void delete(Key key) {
    present(key.groupId());
    if (users.delete(key).isEmpty()) {
      throw notFound(key);
    }
  }

  /** Returns the present, with those gone whose time has come. */
  private Instant present(ObjectId groupId) {
    Instant now = clock.instant();
    users.deleteExpired(groupId, now);
    return now;
  }

  private static AppServicesException notFound(Key key) {
    return AtlasRefusals.usernameNotFound(key.username());
  }
}
