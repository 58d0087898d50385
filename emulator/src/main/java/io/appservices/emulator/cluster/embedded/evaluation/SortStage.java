package io.appservices.emulator.cluster.embedded.evaluation;

import de.bwaldvogel.mongo.backend.aggregation.stage.AggregationStage;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.SortKeys;
import io.appservices.emulator.cluster.operation.TimeLimit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** {@code $sort}, which compares values as MongoDB does. */
final class SortStage implements AggregationStage {

  private static final String NAME = "$sort";

  private final Comparator<Document> order;

  private SortStage(Document fields) {
    this.order = SortKeys.by(fields);
  }

  /** Puts it in the places of the library's own among the stages of a pipeline. */
  static void replaceIn(List<AggregationStage> stages, List<Document> pipeline) {
    for (int i = 0; i < pipeline.size(); i++) {
      if (pipeline.get(i).get(NAME) instanceof Document fields
          && stages.get(i).name().equals(NAME)) {
        stages.set(i, new SortStage(fields));
      }
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Stream<Document> apply(Stream<Document> documents) {
    return documents.peek(document -> TimeLimit.check()).sorted(order);
  }
}
