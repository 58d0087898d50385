package io.appservices.emulator.cluster.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * References to documents in queries, whose fields look like operators: a document with {@code
 * $ref} and {@code $id} is a value.
 */
final class References {

  private static final Set<String> FIELDS = Set.of("$ref", "$id", "$db");

  private References() {}

  /** Returns whether a value is a reference. */
  static boolean isOne(@Nullable Object value) {
    return value instanceof Document document
        && document.get("$ref") instanceof String
        && document.containsKey("$id")
        && document.getOrDefault("$db", "") instanceof String;
  }

  /** Returns whether a name is one of a field of references, and not of an operator. */
  static boolean isField(String name) {
    return FIELDS.contains(name);
  }
}
