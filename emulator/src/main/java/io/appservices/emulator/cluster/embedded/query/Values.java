package io.appservices.emulator.cluster.embedded.query;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values that a path of a query means, also through arrays. */
final class Values {

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

  private static Stream<Object> at(Document document, String path) {
    List<Object> found = new ArrayList<>();
    collect(document, List.of(path.split("\\.", -1)), found);
    return found.stream();
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
      if (keys.get(0).matches("\\d{1,9}") && Integer.parseInt(keys.get(0)) < items.size()) {
        collect(items.get(Integer.parseInt(keys.get(0))), rest, found);
      }
      items.stream().filter(Document.class::isInstance).forEach(item -> collect(item, keys, found));
    }
  }

  /** Returns a value, or what stands for null in conditions that need one. */
  static Object known(@Nullable Object value) {
    return value == null ? Missing.getInstance() : value;
  }
}
