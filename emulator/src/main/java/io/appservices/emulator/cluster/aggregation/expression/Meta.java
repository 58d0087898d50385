package io.appservices.emulator.cluster.aggregation.expression;

import io.appservices.emulator.cluster.aggregation.expression.value.Operands;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code $meta}, of whose values there is the score of a text alone. */
public final class Meta {

  /** The operator. */
  public static final String NAME = "$meta";

  /** The value that there is. */
  public static final String TEXT_SCORE = "textScore";

  private static final Set<String> OTHERS =
      Set.of(
          "geoNearDistance",
          "geoNearPoint",
          "indexKey",
          "randVal",
          "recordId",
          "searchHighlights",
          "searchScore",
          "searchScoreDetails",
          "searchSequenceToken",
          "sortKey",
          "timeseriesBucketMaxTime",
          "timeseriesBucketMinTime",
          "vectorSearchScore");

  private Meta() {}

  /**
   * Checks an operand.
   *
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if it is not {@link #TEXT_SCORE}
   */
  public static void check(@Nullable Object operand) {
    if (!(operand instanceof String name)) {
      throw Refused.because(17307, "$meta only supports string arguments");
    }
    if (OTHERS.contains(name)) {
      throw Refused.notEmulated("{$meta: '" + name + "'}");
    }
    if (!name.equals(TEXT_SCORE)) {
      throw Refused.because(17308, "Unsupported argument to $meta: " + name);
    }
  }

  /** Refuses it as an expression: where there is a score, it is given as a field before. */
  static Object apply(@Nullable Object operand) {
    check(Operands.single(operand));
    throw Refused.because(40218, "query requires text score metadata, but it is not available");
  }
}
