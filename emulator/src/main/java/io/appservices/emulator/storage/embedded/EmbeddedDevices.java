package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.Device;
import io.appservices.emulator.storage.DeviceStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.bson.types.ObjectId;

final class EmbeddedDevices implements DeviceStore {

  private final Shelves shelves;

  EmbeddedDevices(Shelves shelves) {
    this.shelves = shelves;
  }

  @Override
  public Optional<Device> find(ObjectId appId, ObjectId userId, ObjectId deviceId) {
    return Optional.ofNullable(of(appId, userId).get(deviceId));
  }

  @Override
  public void save(ObjectId appId, Device device) {
    Shelf shelf = shelves.of(appId);
    synchronized (shelf) {
      if (shelf.users.containsKey(device.userId())) {
        shelf
            .devices
            .computeIfAbsent(device.userId(), id -> new ConcurrentSkipListMap<>())
            .put(device.id(), device);
      }
    }
  }

  @Override
  public List<Device> list(ObjectId appId, ObjectId userId) {
    return List.copyOf(of(appId, userId).values());
  }

  @Override
  public void deleteAll(ObjectId appId, ObjectId userId) {
    shelves.of(appId).devices.remove(userId);
  }

  private Map<ObjectId, Device> of(ObjectId appId, ObjectId userId) {
    return shelves.of(appId).devices.getOrDefault(userId, Map.of());
  }
}
