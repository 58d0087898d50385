package io.appservices.emulator.cli.file;

import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.ejson.EjsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Reads a configuration in JSON. */
final class JsonConfig {

  private JsonConfig() {}

  /**
   * Returns the members of an object.
   *
   * @throws IllegalArgumentException if the text is no object, or a member is neither a value nor a
   *     list of values
   */
  static List<Entry> entries(String text) {
    Document document;
    try {
      document = Ejson.parseDocument(text);
    } catch (EjsonException e) {
      throw new IllegalArgumentException("not an object in JSON: " + e.getMessage());
    }
    Ejson.findRepeatedKey(text)
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "member " + name + ": '" + name + "' is there twice");
            });
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, Object> member : document.entrySet()) {
      String where = "member " + member.getKey();
      entries.add(new Entry(member.getKey(), where, values(where, member.getValue())));
    }
    return entries;
  }

  private static List<String> values(String where, @Nullable Object value) {
    return value instanceof List<?> list
        ? list.stream().map(item -> scalar(where, item)).toList()
        : List.of(scalar(where, value));
  }

  private static String scalar(String where, @Nullable Object value) {
    if (value instanceof String || value instanceof Boolean || value instanceof Number) {
      return value.toString();
    }
    throw new IllegalArgumentException(
        where + ": expected a text, a number, true, false, or a list of these");
  }
}
