package io.appservices.emulator.service.atlas;

import io.appservices.emulator.domain.AtlasRefusals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * The attributes of an object in a request.
 *
 * @param path what the object is called, with a dot at the end; empty for the body itself
 */
record Attributes(Document object, String path) {

  /** Whether it was sent, if only as {@code null}. */
  boolean has(String name) {
    return object.containsKey(name);
  }

  /**
   * A text that has to be there.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if it is absent or no text
   */
  String string(String name) {
    return optionalString(name).orElseThrow(() -> AtlasRefusals.missingAttribute(path + name));
  }

  /** A text that may be absent, {@code null} or empty, which is all the same. */
  Optional<String> optionalString(String name) {
    Object value = object.get(name);
    if (value != null && !(value instanceof String)) {
      throw AtlasRefusals.invalidAttribute(path + name);
    }
    return Optional.ofNullable((String) value).filter(text -> !text.isEmpty());
  }

  /** A list of objects; empty if it is absent or {@code null}. */
  Optional<List<Attributes>> list(String name) {
    Object value = object.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof List<?> items)) {
      throw AtlasRefusals.invalidAttribute(path + name);
    }
    List<Attributes> objects = new ArrayList<>();
    for (Object item : items) {
      if (!(item instanceof Document document)) {
        throw AtlasRefusals.invalidAttribute(path + name);
      }
      objects.add(new Attributes(document, path + name + "."));
    }
    return Optional.of(objects);
  }
}
