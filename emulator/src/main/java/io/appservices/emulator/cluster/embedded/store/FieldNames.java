package io.appservices.emulator.cluster.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The names of the fields of a document, at any depth. */
final class FieldNames {

  private FieldNames() {}

  /** Returns whether none has a dot, and none begins with a dollar. */
  static boolean arePlain(@Nullable Object value) {
    if (value instanceof Document document) {
      return document.entrySet().stream()
          .allMatch(field -> isPlain(field.getKey()) && arePlain(field.getValue()));
    }
    return !(value instanceof Collection<?> items) || items.stream().allMatch(FieldNames::arePlain);
  }

  private static boolean isPlain(String name) {
    return !name.startsWith("$") && !name.contains(".");
  }
}
