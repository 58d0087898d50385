package io.appservices.emulator.cluster.aggregation.expression;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.value.CompoundKeys;
import io.appservices.emulator.cluster.aggregation.expression.value.ValueOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order of documents by fields: an array counts as its least item, or as its greatest where the
 * order is descending, and one without items as less than null. Of several fields in one array the
 * item counts that comes first by all of them.
 *
 * @see <a href="https://www.mongodb.com/docs/v5.0/reference/bson-type-comparison-order/#arrays">
 *     Arrays in MongoDB's manual</a>
 */
public final class SortKeys {

  private final List<List<String>> paths;
  private final List<Comparator<@Nullable Object>> orders = new ArrayList<>();
  private final boolean hasPlaces;

  private SortKeys(Document fields) {
    paths = fields.keySet().stream().map(path -> List.of(path.split("\\.", -1))).toList();
    hasPlaces = paths.stream().flatMap(List::stream).anyMatch(name -> name.matches("[0-9]+"));
    fields.forEach(
        (path, direction) ->
            orders.add(
                Sorting.direction(ValueOrder.ASCENDING, Sorting.direction(path, direction))));
  }

  /**
   * Returns the order by fields. Comparing refuses documents in which two of them are in different
   * arrays, whichever of the fields tell the documents apart.
   *
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if a field has no direction
   */
  public static Comparator<Document> by(Document fields) {
    SortKeys keys = new SortKeys(fields);
    Comparator<Document> all =
        (one, other) -> {
          keys.refuseParallelArrays(one);
          keys.refuseParallelArrays(other);
          return 0;
        };
    for (int i = 0; i < keys.orders.size(); i++) {
      int field = i;
      Comparator<@Nullable Object> order = keys.orders.get(i);
      all =
          all.thenComparing(
              (one, other) -> order.compare(keys.key(one, field), keys.key(other, field)));
    }
    return all;
  }

  private @Nullable Object key(Document document, int field) {
    List<String> names = paths.get(field);
    if (names.size() == 1 && !(document.get(names.get(0)) instanceof Collection<?>)) {
      return document.get(names.get(0));
    }
    Collection<?> array = CompoundKeys.array(document, names);
    if (array != null && !hasPlaces && isOfOthers(document, array, field)) {
      return CompoundKeys.least(document, paths, orders).get(field);
    }
    List<@Nullable Object> values = new ArrayList<>();
    collect(document, names, values);
    return Collections.min(values, orders.get(field));
  }

  /** Returns whether other fields, too, are in an array. */
  private boolean isOfOthers(Document document, Collection<?> array, int field) {
    for (int i = 0; i < paths.size(); i++) {
      if (i != field && CompoundKeys.array(document, paths.get(i)) == array) {
        return true;
      }
    }
    return false;
  }

  private void refuseParallelArrays(Document document) {
    if (paths.size() < 2) {
      return;
    }
    @Nullable Collection<?> known = null;
    for (List<String> path : paths) {
      Collection<?> array = CompoundKeys.array(document, path);
      if (known != null && array != null && array != known) {
        throw CompoundKeys.parallelArrays();
      }
      known = array == null ? known : array;
    }
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
      values.add(names.isEmpty() ? CompoundKeys.NO_ITEM : null);
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
