package io.appservices.emulator.service.session;

import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.runtime.Ids;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Reads what clients say about the devices that users log in from. */
public final class DeviceService {

  private static final String DEVICE_ID = "deviceId";

  private final Ids ids;

  public DeviceService(Ids ids) {
    this.ids = ids;
  }

  /**
   * Returns the device of a login, with the id that the client gave, or a new one if it gave none;
   * empty if the login says nothing about a device.
   */
  public Optional<Device> read(User user, Optional<Document> description) {
    if (description.isEmpty()) {
      return Optional.empty();
    }
    Document given = description.get();
    Optional<ObjectId> id = givenId(given);
    return Optional.of(
        new Device(id.isPresent() ? id.get() : ids.next(), user.id(), properties(given)));
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
    for (Map.Entry<String, Object> member : device.entrySet()) {
      if (!member.getKey().equals(DEVICE_ID) && member.getValue() != null) {
        properties.put(member.getKey(), String.valueOf(member.getValue()));
      }
    }
    return properties;
  }
}
