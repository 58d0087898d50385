package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.storage.DeviceStore;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;

final class EmbeddedDevices implements DeviceStore {

  private final AppDataMap shelves;

  EmbeddedDevices(AppDataMap shelves) {
    this.shelves = shelves;
  }

  @Override
  public Optional<Device> find(ObjectId appId, ObjectId userId, ObjectId deviceId) {
    return of(appId, userId).find(deviceId);
  }

  @Override
  public void save(ObjectId appId, Device device, int mostOfUser) {
    AppData shelf = shelves.of(appId);
    synchronized (shelf) {
      if (shelf.users.containsKey(device.userId())) {
        shelf
            .devices
            .computeIfAbsent(device.userId(), id -> new UserDevices())
            .save(device, mostOfUser);
      }
    }
  }

  @Override
  public List<Device> list(ObjectId appId, ObjectId userId) {
    return of(appId, userId).list();
  }

  @Override
  public void deleteAll(ObjectId appId, ObjectId userId) {
    shelves.of(appId).devices.remove(userId);
  }

  private UserDevices of(ObjectId appId, ObjectId userId) {
    return shelves.of(appId).devices.getOrDefault(userId, UserDevices.NONE);
  }
}
