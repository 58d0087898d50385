package io.appservices.emulator.cluster.embedded.projection;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.Types;
import io.appservices.emulator.cluster.embedded.query.ElementMatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operators that projections have beside expressions. */
final class ProjectionOperators {

  private ProjectionOperators() {}

  static boolean isTrue(@Nullable Object value) {
    return Utils.isTrue(value);
  }

  /** Returns whether an operator is the {@code $slice} of projections, not that of expressions. */
  static boolean isSlice(Document operator) {
    if (!operator.containsKey("$slice")) {
      return false;
    }
    Object operand = operator.get("$slice");
    if (operand instanceof Number) {
      return true;
    }
    if (operand instanceof List<?> pair) {
      return pair.size() == 2 && pair.stream().allMatch(Number.class::isInstance);
    }
    throw Refused.because(
        28667,
        "Invalid $slice syntax. The given syntax did not match the find() syntax because ::"
            + " Location31273: $slice only supports numbers and [skip, limit] arrays :: The given"
            + " syntax did not match the expression $slice syntax. :: caused by :: Expression"
            + " $slice takes at least 2 arguments, and at most 3, but 1 were passed in.");
  }

  static ProjectedFields.Slice slice(@Nullable Object operand) {
    if (operand instanceof List<?> pair) {
      long limit = ((Number) pair.get(1)).longValue();
      if (limit <= 0) {
        throw Refused.because(
            28724, "First argument to $slice must be an array, but is of type: int");
      }
      return new ProjectedFields.Slice(((Number) pair.get(0)).longValue(), limit);
    }
    long count = operand instanceof Number number ? number.longValue() : 0;
    return count < 0
        ? new ProjectedFields.Slice(Math.max(count, -Long.MAX_VALUE), Long.MAX_VALUE)
        : new ProjectedFields.Slice(0, count);
  }

  static ProjectedFields.Element element(@Nullable Object operand) {
    if (!(operand instanceof Document condition)) {
      throw Refused.because(
          31274, "elemMatch: Invalid argument, object required, but got " + Types.of(operand));
    }
    return new ProjectedFields.Element(ElementMatch.checked(condition));
  }
}
