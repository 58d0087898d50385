package io.appservices.emulator.cluster.aggregation.expression;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.ValueOrder;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The order of items of arrays that a specification describes: they are compared as a whole. */
public final class Sorting {

  private Sorting() {}

  /** Returns the order by a number, for values, or by fields, for documents. */
  public static Comparator<@Nullable Object> by(@Nullable Object order) {
    if (order instanceof Number direction) {
      return direction(ValueOrder.ASCENDING, direction);
    }
    if (!(order instanceof Document fields)) {
      throw Refused.because(2942507, "the order must be a number or an object of fields");
    }
    Comparator<@Nullable Object> all = (a, b) -> 0;
    for (Map.Entry<String, Object> field : fields.entrySet()) {
      Comparator<@Nullable Object> one =
          (a, b) ->
              ValueOrder.compare(
                  Evaluator.orNull(Evaluator.path(a, field.getKey())),
                  Evaluator.orNull(Evaluator.path(b, field.getKey())));
      all = all.thenComparing(direction(one, direction(field.getKey(), field.getValue())));
    }
    return all;
  }

  static Number direction(String field, @Nullable Object given) {
    if (!(given instanceof Number number)) {
      throw Refused.because(15974, "Illegal key in $sort specification: " + field);
    }
    if (Math.abs(number.doubleValue()) != 1) {
      throw Refused.because(15975, "$sort key ordering must be 1 (for ascending) or -1");
    }
    return number;
  }

  static Comparator<@Nullable Object> direction(
      Comparator<@Nullable Object> order, Number direction) {
    return direction.intValue() < 0 ? order.reversed() : order;
  }
}
