package io.appservices.emulator.storage;

import io.appservices.emulator.domain.user.Device;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;

/** The devices that users logged in from. */
public interface DeviceStore {

  /** Finds a device of a user. */
  Optional<Device> find(ObjectId appId, ObjectId userId, ObjectId deviceId);

  /** Saves a device, however many its user has. */
  default void save(ObjectId appId, Device device) {
    save(appId, device, Integer.MAX_VALUE);
  }

  /**
   * Adds a device of a user, or replaces what was known of it; removes those that were saved
   * longest ago and are too many then. A storage with little room may remove the oldest devices of
   * other users, too, but the last one of none. Does nothing if there is no such user: one that was
   * deleted meanwhile leaves nothing behind.
   *
   * @param mostOfUser the limit on devices of the user, 1 or more
   */
  void save(ObjectId appId, Device device, int mostOfUser);

  /** Returns the devices of a user in the order of their ids. */
  List<Device> list(ObjectId appId, ObjectId userId);

  /** Forgets the devices of a user, at a cost that does not grow with their number. */
  void deleteAll(ObjectId appId, ObjectId userId);
}
