package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.storage.DeviceStore;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;

final class EmbeddedDevices implements DeviceStore {

  private final AppDataMap appData;

  EmbeddedDevices(AppDataMap appData) {
    this.appData = appData;
  }

  @Override
  public Optional<Device> find(ObjectId appId, ObjectId userId, ObjectId deviceId) {
    return of(appId, userId).find(deviceId);
  }

  @Override
  public void save(ObjectId appId, Device device, int mostOfUser) {
    AppData data = appData.of(appId);
    synchronized (data) {
      if (data.users.containsKey(device.userId())) {
        data.devices
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
    appData.of(appId).devices.remove(userId);
  }

  private UserDevices of(ObjectId appId, ObjectId userId) {
    return appData.of(appId).devices.getOrDefault(userId, UserDevices.NONE);
  }
}
