package io.appservices.emulator.cluster.embedded.limit;

import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import io.appservices.emulator.cluster.aggregation.expression.Server;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.operation.OperationTime;
import java.time.Instant;
import java.util.List;

/** The server as the expressions of a query see it: they reach no other documents. */
public enum QueryServer implements Server {
  INSTANCE;

  @Override
  public List<Document> run(List<Document> stages, List<Document> documents) {
    return Aggregation.fromPipeline(stages, null, null, null, NoopOplog.get())
        .runStages(documents.stream());
  }

  @Override
  public List<Document> collection(String name) {
    return List.of();
  }

  @Override
  public BsonRegularExpression regex(String pattern, String options) {
    return new LimitedRegularExpression(pattern, options);
  }

  @Override
  public Instant now() {
    Instant now = OperationTime.now();
    if (now == null) {
      throw Refused.because(
          40324, "the embedded cluster does not have $$NOW outside of an operation");
    }
    return now;
  }
}
