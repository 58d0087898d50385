package io.appservices.emulator.service;

import io.appservices.emulator.domain.Refusals;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/** Takes typed values out of request documents; a wrong type is the sender's mistake. */
public final class Payloads {

  private Payloads() {}

  /** A string that has to be there. */
  public static String string(Document payload, String key) {
    return optionalString(payload, key).orElseThrow(() -> Refusals.missingParameter(key));
  }

  /** A string that may be absent or null. */
  public static Optional<String> optionalString(Document payload, String key) {
    return optional(payload, key, String.class, "a string");
  }

  /** A boolean that may be absent or null. */
  public static Optional<Boolean> optionalBoolean(Document payload, String key) {
    return optional(payload, key, Boolean.class, "a boolean");
  }

  /** A document that may be absent or null. */
  public static Optional<Document> optionalDocument(Document payload, String key) {
    return optional(payload, key, Document.class, "an object");
  }

  /** A list that may be absent or null. */
  public static List<Object> list(Document payload, String key) {
    Object value = payload.get(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return Collections.unmodifiableList(list);
    }
    throw Refusals.wrongType(key, "an array");
  }

  /** A copy of a document without one of its members. */
  public static Document without(Document document, String key) {
    Document copy = new Document((Map<String, Object>) document);
    copy.remove(key);
    return copy;
  }

  /** A copy of a document in which those members are replaced that the changes have. */
  public static Document merged(Document document, Document changes) {
    Document copy = new Document((Map<String, Object>) document);
    copy.putAll(changes);
    return copy;
  }

  private static <T> Optional<T> optional(
      Document payload, String key, Class<T> type, String description) {
    Object value = payload.get(key);
    if (value != null && !type.isInstance(value)) {
      throw Refusals.wrongType(key, description);
    }
    return Optional.ofNullable(type.cast(value));
  }
}
