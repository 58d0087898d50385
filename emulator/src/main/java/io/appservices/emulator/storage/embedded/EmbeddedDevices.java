package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.storage.DeviceStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bson.types.ObjectId;

final class EmbeddedDevices implements DeviceStore {

  /** The number of descriptions that are kept once for all devices that have them. */
  private static final int MOST_DESCRIPTIONS = 1_000;

  /** A device that is not the last one that its user used. */
  private record Used(UserDevices user, ObjectId deviceId) {

    private static final int GOLDEN_RATIO = 0x9E3779B9;

    /** Spreads the ids of one second, whose own hashes share most of the low bits. */
    @Override
    public int hashCode() {
      return GOLDEN_RATIO * (31 * user.hashCode() + deviceId.hashCode());
    }
  }

  private final AppDataMap appData;
  private final Surplus<Used> surplus;

  /** Most users have the same few kinds of devices. */
  private final Map<Map<String, String>, Map<String, String>> descriptions =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(
            Map.Entry<Map<String, String>, Map<String, String>> eldest) {
          return size() > MOST_DESCRIPTIONS;
        }
      };

  EmbeddedDevices(AppDataMap appData) {
    this(appData, new Surplus<>());
  }

  /**
   * Makes a store with room of a known size.
   *
   * @param most how many devices are kept beside the last one of each user
   */
  EmbeddedDevices(AppDataMap appData, int most) {
    this(appData, new Surplus<>(most));
  }

  private EmbeddedDevices(AppDataMap appData, Surplus<Used> surplus) {
    this.appData = appData;
    this.surplus = surplus;
  }

  @Override
  public Optional<Device> find(ObjectId appId, ObjectId userId, ObjectId deviceId) {
    return of(appId, userId).find(deviceId);
  }

  @Override
  public void save(ObjectId appId, Device device, int mostOfUser) {
    AppData data = appData.of(appId);
    UserDevices known = data.devices.get(device.userId());
    if (known != null && known.isLast(device.id(), device.properties())) {
      return;
    }
    Map<String, String> description = shared(device.properties());
    synchronized (data) {
      if (data.users.containsKey(device.userId())) {
        UserDevices user = data.devices.computeIfAbsent(device.userId(), UserDevices::new);
        surplus.remove(new Used(user, device.id()));
        user.save(
                device.id(),
                description,
                mostOfUser,
                removed -> surplus.remove(new Used(user, removed)))
            .flatMap(before -> surplus.add(new Used(user, before)))
            .ifPresent(oldest -> oldest.user().removeOlder(oldest.deviceId()));
      }
    }
  }

  private Map<String, String> shared(Map<String, String> description) {
    synchronized (descriptions) {
      return descriptions.computeIfAbsent(description, Function.identity());
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
