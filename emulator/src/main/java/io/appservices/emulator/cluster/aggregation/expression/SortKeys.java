package io.appservices.emulator.cluster.aggregation.expression;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.appservices.emulator.cluster.aggregation.expression.value.ValueOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The order of documents by fields: an array counts as its least item, or as its greatest where the
 * order is descending, and one without items as less than null.
 *
 * @see <a href="https://www.mongodb.com/docs/v5.0/reference/bson-type-comparison-order/#arrays">
 *     Arrays in MongoDB's manual</a>
 */
public final class SortKeys {

  private static final Object NO_ITEM = Missing.getInstance();

  private SortKeys() {}

  /**
   * Returns the order by fields. Comparing refuses documents in which two of them are in different
   * arrays, whichever of the fields tell the documents apart.
   *
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if a field has no direction
   */
  public static Comparator<Document> by(Document fields) {
    List<List<String>> paths = new ArrayList<>();
    Comparator<Document> all =
        (one, other) -> {
          refuseParallelArrays(one, paths);
          refuseParallelArrays(other, paths);
          return 0;
        };
    for (Map.Entry<String, Object> field : fields.entrySet()) {
      List<String> names = List.of(field.getKey().split("\\.", -1));
      paths.add(names);
      Comparator<@Nullable Object> order =
          Sorting.direction(
              ValueOrder.ASCENDING, Sorting.direction(field.getKey(), field.getValue()));
      all =
          all.thenComparing(
              (one, other) -> order.compare(key(one, names, order), key(other, names, order)));
    }
    return all;
  }

  private static @Nullable Object key(
      Document document, List<String> names, Comparator<@Nullable Object> order) {
    if (names.size() == 1 && !(document.get(names.get(0)) instanceof Collection<?>)) {
      return document.get(names.get(0));
    }
    List<@Nullable Object> values = new ArrayList<>();
    collect(document, names, values);
    return Collections.min(values, order);
  }

  private static void refuseParallelArrays(Document document, List<List<String>> paths) {
    if (paths.size() < 2) {
      return;
    }
    @Nullable Collection<?> known = null;
    for (List<String> path : paths) {
      Collection<?> array = array(document, path);
      if (known != null && array != null && array != known) {
        throw new MongoServerError(2, "BadValue", "cannot sort with keys that are parallel arrays");
      }
      known = array == null ? known : array;
    }
  }

  /** Returns the first array that a path leads to; null if there is none. */
  private static @Nullable Collection<?> array(Document document, List<String> names) {
    Object value = document;
    for (String name : names) {
      if (!(value instanceof Document inner)) {
        return null;
      }
      value = inner.get(name);
      if (value instanceof Collection<?> array) {
        return array;
      }
    }
    return null;
  }

  /** Adds the values that a path leads to, at least one. */
  private static void collect(
      @Nullable Object value, List<String> names, List<@Nullable Object> values) {
    if (value instanceof Collection<?> items) {
      items(items, names, values);
    } else if (names.isEmpty()) {
      values.add(value);
    } else {
      member(value, names, values);
    }
  }

  private static void items(
      Collection<?> items, List<String> names, List<@Nullable Object> values) {
    if (items.isEmpty()) {
      values.add(names.isEmpty() ? NO_ITEM : null);
    } else if (names.isEmpty()) {
      values.addAll(items);
    } else if (items instanceof List<?> list && isPlace(names.get(0), list)) {
      collect(list.get(Integer.parseInt(names.get(0))), names.subList(1, names.size()), values);
    } else {
      items.forEach(item -> member(item, names, values));
    }
  }

  private static boolean isPlace(String name, List<?> items) {
    return name.matches("[0-9]{1,9}") && Integer.parseInt(name) < items.size();
  }

  private static void member(
      @Nullable Object value, List<String> names, List<@Nullable Object> values) {
    Object member = value instanceof Document document ? document.get(names.get(0)) : null;
    if (member == null) {
      values.add(null);
    } else {
      collect(member, names.subList(1, names.size()), values);
    }
  }
}
