package io.appservices.emulator.cluster.embedded.limit;

import de.bwaldvogel.mongo.backend.aggregation.stage.AggregationStage;
import de.bwaldvogel.mongo.backend.aggregation.stage.UnwindStage;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.operation.TimeLimit;
import java.util.stream.Stream;

/** A stage that makes documents only while the operation has time left. */
public final class LimitedStage implements AggregationStage {

  private final AggregationStage stage;

  private LimitedStage(AggregationStage stage) {
    this.stage = stage;
  }

  /** Returns a stage under the limit if it may make many documents of one; any other as it is. */
  public static AggregationStage of(AggregationStage stage) {
    return stage instanceof UnwindStage ? new LimitedStage(stage) : stage;
  }

  @Override
  public String name() {
    return stage.name();
  }

  @Override
  public Stream<Document> apply(Stream<Document> documents) {
    return stage.apply(documents).peek(document -> TimeLimit.check());
  }

  @Override
  public boolean isModifying() {
    return stage.isModifying();
  }
}
