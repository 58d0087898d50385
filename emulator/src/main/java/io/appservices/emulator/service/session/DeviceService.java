package io.appservices.emulator.service.session;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.storage.DeviceStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Keeps what clients say about the devices that users log in from. */
public final class DeviceService {

  private static final String DEVICE_ID = "deviceId";

  private final DeviceStore devices;
  private final Ids ids;
  private final int devicesPerUser;

  public DeviceService(DeviceStore devices, Ids ids, ServiceSettings settings) {
    // A session that is kept finds its device.
    this.devicesPerUser = settings.sessionsPerUser();
    this.devices = devices;
    this.ids = ids;
  }

  /**
   * Records the device of a login.
   *
   * @return the id that the client gave, a new one if it gave none, or {@link Device#NONE} if the
   *     login says nothing about a device
   */
  public ObjectId record(App app, User user, Optional<Document> description) {
    if (description.isEmpty()) {
      return Device.NONE;
    }
    ObjectId deviceId = givenId(description.get()).orElseGet(ids::next);
    Device device = new Device(deviceId, user.id(), properties(description.get()));
    devices.save(app.id(), device, devicesPerUser);
    return deviceId;
  }

  public List<Device> list(App app, User user) {
    return devices.list(app.id(), user.id());
  }

  /**
   * Returns the device id that the client sent, which it keeps over logins; realm-web sends it as
   * {@code $oid}, others as text.
   */
  private static Optional<ObjectId> givenId(Document device) {
    Object id = device.get(DEVICE_ID);
    if (id instanceof String text && ObjectId.isValid(text)) {
      id = new ObjectId(text);
    }
    return id instanceof ObjectId given && !given.equals(Device.NONE)
        ? Optional.of(given)
        : Optional.empty();
  }

  private static Map<String, String> properties(Document device) {
    Map<String, String> properties = new LinkedHashMap<>();
    device.forEach(
        (key, value) -> {
          if (!key.equals(DEVICE_ID) && value != null) {
            properties.put(key, String.valueOf(value));
          }
        });
    return properties;
  }
}
