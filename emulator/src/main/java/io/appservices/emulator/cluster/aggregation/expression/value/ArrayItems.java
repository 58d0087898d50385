package io.appservices.emulator.cluster.aggregation.expression.value;

import de.bwaldvogel.mongo.backend.Missing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The items of arrays. */
public final class ArrayItems {

  private ArrayItems() {}

  /** Returns what a function makes of each item, without what is missing. */
  public static List<@Nullable Object> made(
      Collection<?> items, Function<@Nullable Object, @Nullable Object> function) {
    List<@Nullable Object> all = new ArrayList<>();
    for (Object item : items) {
      Object one = function.apply(item);
      if (!(one instanceof Missing)) {
        all.add(one);
      }
    }
    return all;
  }
}
