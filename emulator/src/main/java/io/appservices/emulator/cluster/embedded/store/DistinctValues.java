package io.appservices.emulator.cluster.embedded.store;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The different values of a field: those of an array one by one, but not those of arrays in it. As
 * in MongoDB they come as the documents do, and in their order if an index gives them.
 */
final class DistinctValues {

  private static final Pattern INDEX = Pattern.compile("[0-9]{1,9}");

  private final List<String> path;
  private final Comparator<@Nullable Object> order;
  private final Collection<@Nullable Object> known;
  private final List<@Nullable Object> found = new ArrayList<>();

  /**
   * Makes the values of a field.
   *
   * @param field its path, with dots
   * @param order that of the values, in which those are equal that are to be one
   */
  DistinctValues(String field, Comparator<@Nullable Object> order) {
    this.path = List.of(field.split("\\.", -1));
    this.order = order;
    this.known = new TreeSet<>(order);
  }

  List<@Nullable Object> of(Iterable<Document> documents) {
    for (Document document : documents) {
      Collection<@Nullable Object> ofOne = new TreeSet<>(order);
      collect(document, 0, ofOne);
      for (Object value : ofOne) {
        if (known.add(value)) {
          found.add(value);
        }
      }
    }
    return found;
  }

  private void collect(@Nullable Object value, int depth, Collection<@Nullable Object> values) {
    if (depth == path.size()) {
      if (value instanceof Collection<?> items) {
        values.addAll(items);
      } else {
        values.add(value);
      }
    } else if (value instanceof Document document) {
      if (document.containsKey(path.get(depth))) {
        collect(document.get(path.get(depth)), depth + 1, values);
      }
    } else if (value instanceof List<?> items) {
      collectItems(items, depth, values);
    }
  }

  private void collectItems(List<?> items, int depth, Collection<@Nullable Object> values) {
    String name = path.get(depth);
    if (!INDEX.matcher(name).matches()) {
      items.stream()
          .filter(Document.class::isInstance)
          .forEach(item -> collect(item, depth, values));
    } else if (Integer.parseInt(name) < items.size()) {
      collect(items.get(Integer.parseInt(name)), depth + 1, values);
    }
  }

  /** Puts values into the order of the index that gives them, if there is one. */
  static void sort(
      List<@Nullable Object> values,
      String field,
      Comparator<@Nullable Object> order,
      Collection<? extends Index<?>> indexes) {
    indexes.stream()
        .map(index -> index.getKeys().get(0))
        .filter(key -> key.getKey().equals(field))
        .findFirst()
        .ifPresent(key -> values.sort(key.isAscending() ? order : order.reversed()));
  }
}
