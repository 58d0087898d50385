package io.appservices.emulator.cluster.aggregation;

import de.bwaldvogel.mongo.backend.ValueComparator;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The order of values or documents that a specification describes. */
final class Sorting {

  private Sorting() {}

  /** Returns the order by a number, for values, or by fields, for documents. */
  static Comparator<Object> by(@Nullable Object order) {
    if (order instanceof Number direction) {
      return direction(ValueComparator.asc(), direction);
    }
    Comparator<Object> all = (a, b) -> 0;
    for (Map.Entry<String, Object> field : Operator.members(order).entrySet()) {
      Comparator<Object> one =
          (a, b) ->
              ValueComparator.asc()
                  .compare(
                      Evaluator.orNull(Evaluator.path(a, field.getKey())),
                      Evaluator.orNull(Evaluator.path(b, field.getKey())));
      all = all.thenComparing(direction(one, (Number) field.getValue()));
    }
    return all;
  }

  private static Comparator<Object> direction(Comparator<Object> order, Number direction) {
    return direction.intValue() < 0 ? order.reversed() : order;
  }
}
