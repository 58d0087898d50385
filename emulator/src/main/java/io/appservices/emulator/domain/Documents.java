package io.appservices.emulator.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** Changed copies of documents, which are shared and so never changed themselves. */
public final class Documents {

  private Documents() {}

  /** Returns a copy of a document without one of its members. */
  public static Document without(Document document, String key) {
    Document copy = copy(document);
    copy.remove(key);
    return copy;
  }

  /** Returns a copy of a document in which those members are replaced that the changes have. */
  public static Document merged(Document document, Document changes) {
    Document copy = copy(document);
    copy.putAll(changes);
    return copy;
  }

  /** Returns the document, or an empty one for a value that is none. */
  public static Document of(@Nullable Object value) {
    return value instanceof Document document ? document : new Document();
  }

  /**
   * Returns a copy that shares nothing that can be changed: documents and lists in it are copies,
   * too.
   */
  public static Document deepCopy(Map<?, ?> document) {
    Document copy = new Document();
    document.forEach((key, value) -> copy.append(String.valueOf(key), deepCopy(value)));
    return copy;
  }

  /** Copies a value, which may be null; an immutable value is returned itself. */
  public static @Nullable Object deepCopy(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return deepCopy(map);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>(list.size());
      list.forEach(item -> copy.add(deepCopy(item)));
      return copy;
    }
    if (value instanceof Date date) {
      return new Date(date.getTime());
    }
    return value instanceof Binary binary
        ? new Binary(binary.getType(), binary.getData().clone())
        : value;
  }

  /** Returns a copy whose members can be set; what is in them is the same. */
  public static Document copy(Document document) {
    return new Document((Map<String, Object>) document);
  }

  /** Returns a copy that cannot be changed, and neither can the maps and lists in it. */
  public static Map<String, @Nullable Object> immutable(Map<String, ?> document) {
    if (document.size() == 1) {
      // Such as the email of an identity, of which there are many: a fifth of the memory.
      Map.Entry<String, ?> only = document.entrySet().iterator().next();
      return Collections.singletonMap(only.getKey(), immutable(only.getValue()));
    }
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    document.forEach((key, value) -> copy.put(key, immutable(value)));
    return Collections.unmodifiableMap(copy);
  }

  private static @Nullable Object immutable(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return immutable(deepCopy(map));
    }
    return value instanceof List<?> list
        ? Collections.unmodifiableList(
            list.stream().map(Documents::immutable).collect(Collectors.toList()))
        : deepCopy(value);
  }
}
