package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.user.Device;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.types.ObjectId;

/** The devices of one user: those that were used last. Safe to use from any thread. */
final class UserDevices {

  static final UserDevices NONE = new UserDevices();

  /** The devices in the order of their use, the last one at the end. */
  private final Map<ObjectId, Device> devices = new LinkedHashMap<>();

  synchronized void save(Device device, int most) {
    // Removed first, since an entry that is replaced would keep its place.
    devices.remove(device.id());
    devices.put(device.id(), device);
    while (devices.size() > most) {
      devices.remove(devices.keySet().iterator().next());
    }
  }

  synchronized Optional<Device> find(ObjectId id) {
    return Optional.ofNullable(devices.get(id));
  }

  /** Returns the devices in the order of their ids. */
  synchronized List<Device> list() {
    return devices.values().stream().sorted(Comparator.comparing(Device::id)).toList();
  }
}
