package io.appservices.emulator.cluster.aggregation;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.appservices.emulator.cluster.aggregation.expression.Evaluator;
import io.appservices.emulator.cluster.aggregation.expression.value.BsonSize;
import io.appservices.emulator.cluster.aggregation.expression.value.ValueOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an accumulator collects from the documents of a group. Those that make an array of it hold
 * no more bytes than MongoDB lets them.
 */
final class CollectedValues {

  /** The member of what is collected that has the value. */
  static final String VALUE = "value";

  private static final long MOST = 100L * 1024 * 1024;
  private static final int EXCEEDED_MEMORY_LIMIT = 146;

  private final String accumulator;
  private final List<Document> collected = new ArrayList<>();
  private final Set<@Nullable Object> seen = new TreeSet<>(ValueOrder.ASCENDING);
  private long bytes;

  CollectedValues(String accumulator) {
    this.accumulator = accumulator;
  }

  /**
   * Adds what was collected from a document.
   *
   * @throws MongoServerError if the array would take too much memory
   */
  void add(Document one) {
    boolean isArray = accumulator.equals("$push") || accumulator.equals("$addToSet");
    if (!isArray) {
      collected.add(one);
    } else if (one.containsKey(VALUE) && isKept(one.get(VALUE))) {
      count(one.get(VALUE));
      collected.add(one);
    }
  }

  private boolean isKept(@Nullable Object value) {
    return accumulator.equals("$push") || seen.add(Evaluator.orNull(value));
  }

  private void count(@Nullable Object value) {
    bytes += BsonSize.of(value);
    if (bytes >= MOST) {
      throw new MongoServerError(
          EXCEEDED_MEMORY_LIMIT,
          "ExceededMemoryLimit",
          accumulator
              + " used too much memory and cannot spill to disk. Memory limit: "
              + MOST
              + " bytes");
    }
  }

  List<Document> all() {
    return collected;
  }
}
