package io.appservices.emulator.storage.codec;

import io.appservices.emulator.domain.user.Device;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.Document;

/** Writes {@code {id, user, properties}}. */
final class DeviceCodec implements ValueCodec<Device> {

  @Override
  public Document encode(Device device) {
    return new Document("id", device.id())
        .append("user", device.userId())
        .append("properties", FreeValues.stored(device.properties()));
  }

  @Override
  public Device decode(Document stored) {
    Fields fields = new Fields("device", stored);
    Document free = fields.freeDocument("properties");
    Fields texts = new Fields("device", fields.document("properties"));
    Map<String, String> properties = new LinkedHashMap<>();
    free.forEach((name, value) -> properties.put(name, texts.text(Texts.stored(name))));
    return new Device(fields.id("id"), fields.id("user"), properties);
  }
}
