package io.appservices.emulator.cluster.aggregation.expression;

import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.ValueOrder;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The order of values or documents that a specification describes. */
public final class Sorting {

  private Sorting() {}

  /** Returns the order by a number, for values, or by fields, for documents. */
  public static Comparator<Object> by(@Nullable Object order) {
    if (order instanceof Number direction) {
      return direction(ValueOrder.ASCENDING, direction);
    }
    if (!(order instanceof Document fields)) {
      throw Refused.because(2942507, "the order must be a number or an object of fields");
    }
    Comparator<Object> all = (a, b) -> 0;
    for (Map.Entry<String, Object> field : fields.entrySet()) {
      Comparator<Object> one =
          (a, b) ->
              ValueComparator.asc()
                  .compare(
                      Evaluator.orNull(Evaluator.path(a, field.getKey())),
                      Evaluator.orNull(Evaluator.path(b, field.getKey())));
      all = all.thenComparing(direction(one, direction(field.getKey(), field.getValue())));
    }
    return all;
  }

  private static Number direction(String field, @Nullable Object given) {
    if (!(given instanceof Number number)) {
      throw Refused.because(15974, "Illegal key in $sort specification: " + field);
    }
    if (Math.abs(number.doubleValue()) != 1) {
      throw Refused.because(15975, "$sort key ordering must be 1 (for ascending) or -1");
    }
    return number;
  }

  private static Comparator<Object> direction(Comparator<Object> order, Number direction) {
    return direction.intValue() < 0 ? order.reversed() : order;
  }
}
