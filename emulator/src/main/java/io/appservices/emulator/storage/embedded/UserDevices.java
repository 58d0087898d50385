package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.user.Device;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.types.ObjectId;

/** The devices of one user: those that were used last. Safe to use from any thread. */
final class UserDevices {

  static final UserDevices NONE = new UserDevices(Device.NONE);

  private final ObjectId userId;

  /** The properties of the devices in the order of their use, the last one at the end. */
  private final Map<ObjectId, Map<String, String>> devices = new LinkedHashMap<>(1);

  private ObjectId last = Device.NONE;

  UserDevices(ObjectId userId) {
    this.userId = userId;
  }

  /**
   * Saves a device as the last one.
   *
   * @param removed told of each device that is too many then
   * @return the device that was the last one before, if that is another one, and is kept
   */
  synchronized Optional<ObjectId> save(
      ObjectId id, Map<String, String> properties, int most, Consumer<ObjectId> removed) {
    ObjectId before = last;
    // Removed first, since an entry that is replaced would keep its place.
    devices.remove(id);
    devices.put(id, properties);
    last = id;
    while (devices.size() > most) {
      ObjectId oldest = devices.keySet().iterator().next();
      devices.remove(oldest);
      removed.accept(oldest);
    }
    return Optional.of(before).filter(other -> !other.equals(id) && devices.containsKey(other));
  }

  /** Returns whether a device is the last one, with just these properties. */
  synchronized boolean isLast(ObjectId id, Map<String, String> properties) {
    return id.equals(last) && properties.equals(devices.get(id));
  }

  /** Removes a device unless it is the last one. */
  synchronized void removeOlder(ObjectId id) {
    if (!id.equals(last)) {
      devices.remove(id);
    }
  }

  synchronized Optional<Device> find(ObjectId id) {
    return Optional.ofNullable(devices.get(id)).map(properties -> device(id, properties));
  }

  /** Returns the devices in the order of their ids. */
  synchronized List<Device> list() {
    return devices.entrySet().stream()
        .map(entry -> device(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(Device::id))
        .toList();
  }

  private Device device(ObjectId id, Map<String, String> properties) {
    return new Device(id, userId, properties);
  }
}
