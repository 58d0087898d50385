package io.appservices.emulator.cluster.embedded.update;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.Json;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path of an update in a document, with no positional operators left in it.
 *
 * @param root the document, whose arrays can be changed
 */
record UpdatePaths(Document root, String path) {

  private static final int NOT_VIABLE = 28;
  private static final int CANNOT_BACKFILL = 216;

  /** The most elements that an update may add before the one that it sets. */
  private static final int LONGEST_PADDING = 1_500_000;

  /** Refuses what is no path. */
  static void check(String path) {
    if (path.isEmpty()) {
      throw Refused.because(56, "An empty update path is not valid.");
    }
    String[] names = path.split("\\.", -1);
    for (String name : names) {
      if (name.isEmpty()) {
        throw Refused.because(
            56,
            "The update path '" + path + "' contains an empty field name, which is not allowed.");
      }
    }
    if (isOfElements(names[0])) {
      throw Refused.because(
          2,
          "Cannot have array filter identifier (i.e. '$[<id>]') element in the first position in"
              + " path '"
              + path
              + "'");
    }
    if (names[0].equals("$")) {
      throw Refused.because(
          2,
          "Cannot have positional (i.e. '$') element in the first position in path '" + path + "'");
    }
  }

  /** Returns the path that {@code $rename} gives to what is at another one. */
  static String renamed(String path, @Nullable Object operand) {
    if (!(operand instanceof String to)) {
      throw Refused.because(
          2, "The 'to' field for $rename must be a string: " + path + ": " + operand);
    }
    check(to);
    if (to.equals(path)) {
      throw Refused.because(
          2, "The source and target field for $rename must differ: " + path + ": \"" + to + "\"");
    }
    return to;
  }

  /** Returns whether a path sets a field of the document itself. */
  boolean isOfDocument() {
    return names().length == 1 || !root.containsKey(first());
  }

  /** Returns whether a name stands for elements of an array: {@code $[]} or {@code $[name]}. */
  static boolean isOfElements(String name) {
    return name.startsWith("$[") && name.endsWith("]");
  }

  /** Returns a field as MongoDB's messages have it. */
  static String shown(String name, @Nullable Object value) {
    return new Document(name, value).toString(true, "{", "}");
  }

  /** Returns a copy of a value, whose documents and arrays can be changed. */
  static @Nullable Object copyOf(@Nullable Object value) {
    if (value instanceof Document document) {
      return copy(document);
    }
    if (value instanceof Collection<?> items) {
      List<@Nullable Object> copy = new ArrayList<>();
      items.forEach(item -> copy.add(copyOf(item)));
      return copy;
    }
    return value;
  }

  /** Returns a copy of a document, in which all documents and arrays can be changed. */
  static Document copy(Document document) {
    Document copy = new Document();
    document.forEach((name, member) -> copy.put(name, copyOf(member)));
    return copy;
  }

  private String[] names() {
    return path.split("\\.");
  }

  String first() {
    return names()[0];
  }

  String last() {
    return names()[names().length - 1];
  }

  static boolean isIndex(String name) {
    return name.matches("0|[1-9][0-9]{0,9}");
  }

  static @Nullable Object member(@Nullable Object value, String name) {
    if (value instanceof Document document) {
      return document.getOrMissing(name);
    }
    return value instanceof List<?> items && isIndex(name) && Long.parseLong(name) < items.size()
        ? items.get(Integer.parseInt(name))
        : Missing.getInstance();
  }

  /** Returns the value at the path; {@link Missing} if there is none. */
  @Nullable Object value() {
    Object value = root;
    for (String name : names()) {
      value = member(value, name);
    }
    return value;
  }

  /**
   * Sets the value, and makes the documents that the path leads through.
   *
   * @return how many elements an array was filled up by, with null
   */
  int set(@Nullable Object value) {
    int filled = 0;
    Object at = root;
    String[] names = names();
    String holder = "";
    for (int i = 0; i < names.length; i++) {
      boolean isLast = i == names.length - 1;
      Object next = isLast ? value : member(at, names[i]);
      if (!isLast && next instanceof Missing) {
        next = new Document();
      }
      filled += put(at, holder, names[i], next);
      holder = names[i];
      at = next;
    }
    return filled;
  }

  @SuppressWarnings("unchecked")
  private static int put(@Nullable Object at, String holder, String name, @Nullable Object value) {
    if (at instanceof Document document) {
      document.put(name, value);
      return 0;
    }
    if (at instanceof List<?> items && isIndex(name)) {
      List<@Nullable Object> list = (List<@Nullable Object>) items;
      int size = list.size();
      checkFilled(Long.parseLong(name) - size);
      int index = Integer.parseInt(name);
      while (list.size() <= index) {
        list.add(null);
      }
      list.set(index, value);
      return Math.max(0, index - size);
    }
    throw Refused.because(
        NOT_VIABLE, "Cannot create field '%s' in element %s".formatted(name, shown(holder, at)));
  }

  /** Refuses an update that fills arrays up by so many elements. */
  static void checkFilled(long elements) {
    if (elements > LONGEST_PADDING) {
      throw Refused.because(
          CANNOT_BACKFILL, "can't backfill more than " + LONGEST_PADDING + " elements");
    }
  }

  /** Removes the value; an element of an array becomes null. */
  void remove() {
    String[] names = names();
    Object at = root;
    for (int i = 0; i < names.length - 1; i++) {
      at = member(at, names[i]);
    }
    if (at instanceof Document document) {
      document.remove(last());
    } else if (!(member(at, last()) instanceof Missing)) {
      put(at, "", last(), null);
    }
  }

  /** Refuses a path that leads through an array. */
  void checkNoArray(String text) {
    Object at = root;
    for (String name : names()) {
      if (at instanceof List<?>) {
        throw Refused.because(
            2,
            "%s, '%s' in doc with _id: %s has an array on its path"
                .formatted(text, path, Json.toJsonValue(root.get("_id"))));
      }
      at = member(at, name);
    }
  }
}
