package io.appservices.emulator.cluster.aggregation.expression.value;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of a document by several fields, one for each item of the array that they are in. */
public final class CompoundKeys {

  /** What an array without items counts as. */
  public static final Object NO_ITEM = Missing.getInstance();

  private final List<List<@Nullable Object>> keys = new ArrayList<>();

  private CompoundKeys() {}

  /**
   * Returns the key that comes first, with a value for each path.
   *
   * @param paths of the fields, none with the place of an item
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if two fields are in different arrays
   */
  public static List<@Nullable Object> least(
      Document document, List<List<String>> paths, List<Comparator<@Nullable Object>> orders) {
    CompoundKeys all = new CompoundKeys();
    all.add(document, new ArrayList<>(paths), Collections.nCopies(paths.size(), null));
    return Collections.min(all.keys, (one, other) -> compare(one, other, orders));
  }

  private static int compare(
      List<@Nullable Object> one,
      List<@Nullable Object> other,
      List<Comparator<@Nullable Object>> orders) {
    for (int i = 0; i < orders.size(); i++) {
      int order = orders.get(i).compare(one.get(i), other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /**
   * Adds the keys of a value.
   *
   * @param paths from the value on; null where the key has what they lead to
   */
  private void add(
      @Nullable Object value, List<@Nullable List<String>> paths, List<@Nullable Object> before) {
    List<@Nullable Object> key = new ArrayList<>(before);
    List<@Nullable List<String>> rests = new ArrayList<>(paths);
    Collection<?> array = arrayOfSeveral(value, paths);
    for (int i = 0; i < paths.size(); i++) {
      List<String> path = paths.get(i);
      if (path != null) {
        int length = array == null ? -1 : lengthTo(array, value, path);
        rests.set(i, length < 0 ? null : path.subList(length, path.size()));
        if (length < 0) {
          key.set(i, member(value, path));
        } else if (array != null && array.isEmpty()) {
          key.set(i, length == path.size() ? NO_ITEM : null);
        }
      }
    }
    if (array == null || array.isEmpty()) {
      keys.add(key);
    } else {
      array.forEach(item -> add(item, rests, key));
    }
  }

  /** Returns the one array that paths lead to first; null if there is none. */
  private static @Nullable Collection<?> arrayOfSeveral(
      @Nullable Object value, List<@Nullable List<String>> paths) {
    Collection<?> array = null;
    for (List<String> path : paths) {
      Collection<?> found =
          path != null && value instanceof Document document ? array(document, path) : null;
      if (array != null && found != null && found != array) {
        throw parallelArrays();
      }
      array = found == null ? array : found;
    }
    return array;
  }

  /** Returns the first array that a path leads to; null if there is none. */
  public static @Nullable Collection<?> array(Document document, List<String> path) {
    Object value = document;
    for (String name : path) {
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

  /** Returns the refusal of fields in different arrays of a document. */
  public static MongoServerError parallelArrays() {
    return new MongoServerError(2, "BadValue", "cannot sort with keys that are parallel arrays");
  }

  /** Returns how many names of a path lead to an array; -1 if they do not. */
  private static int lengthTo(Collection<?> array, @Nullable Object value, List<String> path) {
    Object at = value;
    for (int i = 0; i < path.size(); i++) {
      at = at instanceof Document document ? document.get(path.get(i)) : null;
      if (at == array) {
        return i + 1;
      }
    }
    return -1;
  }

  private static @Nullable Object member(@Nullable Object value, List<String> path) {
    Object at = value;
    for (String name : path) {
      at = at instanceof Document document ? document.get(name) : null;
    }
    return at;
  }
}
