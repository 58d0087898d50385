package io.appservices.emulator.storage;

import io.appservices.emulator.domain.ConfigDocument;
import io.appservices.emulator.domain.ConfigKind;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.types.ObjectId;

/** The configuration of all apps: functions, values, secrets, services, triggers and the like. */
public interface ConfigStore {

  Optional<ConfigDocument> find(ObjectId appId, ConfigKind kind, ObjectId id);

  Optional<ConfigDocument> findByName(ObjectId appId, ConfigKind kind, String name);

  /** In the order of their ids. */
  List<ConfigDocument> list(ObjectId appId, ConfigKind kind);

  /**
   * Adds a part; false, and nothing is changed, if its name is taken by one of its kind or the app
   * does not exist.
   */
  default boolean insert(ObjectId appId, ConfigDocument document) {
    return insertAll(appId, List.of(document));
  }

  /**
   * Adds parts of one kind in one step, at least one; false, and none is added, if a name is taken,
   * two have the same, or the app does not exist.
   */
  boolean insertAll(ObjectId appId, List<ConfigDocument> documents);

  /**
   * Changes a part. The change must be a pure function; id and kind must stay.
   *
   * @return what it is now, or empty if there is none or the new name is taken
   */
  Optional<ConfigDocument> update(
      ObjectId appId, ConfigKind kind, ObjectId id, UnaryOperator<ConfigDocument> change);

  /** Removes a part. Of concurrent calls exactly one gets it. */
  Optional<ConfigDocument> delete(ObjectId appId, ConfigKind kind, ObjectId id);
}
