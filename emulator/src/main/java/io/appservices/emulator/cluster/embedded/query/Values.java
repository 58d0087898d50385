package io.appservices.emulator.cluster.embedded.query;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values that a path of a query means, also through arrays. */
final class Values {

  private static final int LONGEST_PLACE = 9;

  private Values() {}

  /** Returns the values, and behind each that is an array its elements; none that is missing. */
  static Stream<Object> each(Document document, String path) {
    return at(document, path)
        .flatMap(
            value ->
                value instanceof List<?> items
                    ? Stream.concat(Stream.of(value), items.stream().map(Values::known))
                    : Stream.of(value));
  }

  /** Returns the values that are arrays. */
  static Stream<List<?>> arrays(Document document, String path) {
    return at(document, path).filter(List.class::isInstance).map(value -> (List<?>) value);
  }

  private static List<String> names(String path) {
    return List.of(path.split("\\.", -1));
  }

  private static Stream<Object> at(Document document, String path) {
    List<Object> found = new ArrayList<>();
    collect(document, names(path), found);
    return found.stream();
  }

  /**
   * Returns whether a query for null finds the value at a path: null, an array with null, or none.
   * In an array on the way only documents are looked at.
   */
  static Predicate<Document> isNull(String path) {
    List<String> names = names(path);
    return hasPlaces(path)
        ? document -> new DefaultQueryMatcher().matches(document, new Document(path, null))
        : document -> isNull(document, names, 0);
  }

  /** Returns whether a name in a path may stand for the place of an item. */
  static boolean hasPlaces(String path) {
    return names(path).stream().anyMatch(name -> place(name, Integer.MAX_VALUE) >= 0);
  }

  private static boolean isNull(@Nullable Object value, List<String> path, int next) {
    if (next == path.size()) {
      return value == null || value instanceof List<?> items && hasNull(items);
    }
    if (value instanceof Document document) {
      return isNull(document.get(path.get(next)), path, next + 1);
    }
    if (!(value instanceof List<?> items)) {
      return true;
    }
    for (Object item : items) {
      if (item instanceof Document && isNull(item, path, next)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasNull(List<?> items) {
    for (Object item : items) {
      if (item == null) {
        return true;
      }
    }
    return false;
  }

  /** Returns the place of an item that a name in a path stands for; -1 if there is none. */
  private static int place(String name, int size) {
    if (name.isEmpty() || name.length() > LONGEST_PLACE) {
      return -1;
    }
    int place = 0;
    for (int i = 0; i < name.length(); i++) {
      int digit = name.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      place = place * 10 + digit;
    }
    return place < size ? place : -1;
  }

  private static void collect(@Nullable Object value, List<String> keys, List<Object> found) {
    if (value == null || value instanceof Missing) {
      return;
    }
    if (keys.isEmpty()) {
      found.add(value);
      return;
    }
    List<String> rest = keys.subList(1, keys.size());
    if (value instanceof Document document) {
      collect(document.get(keys.get(0)), rest, found);
    } else if (value instanceof List<?> items) {
      int place = place(keys.get(0), items.size());
      if (place >= 0) {
        collect(items.get(place), rest, found);
      }
      items.stream().filter(Document.class::isInstance).forEach(item -> collect(item, keys, found));
    }
  }

  /** Returns a value, or what stands for null in conditions that need one. */
  static Object known(@Nullable Object value) {
    return value == null ? Missing.getInstance() : value;
  }
}
