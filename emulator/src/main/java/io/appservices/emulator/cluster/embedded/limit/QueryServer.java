package io.appservices.emulator.cluster.embedded.limit;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.Refused;
import io.appservices.emulator.cluster.aggregation.expression.Server;
import java.time.Instant;
import java.util.List;

/** The server as the expressions of a query see it: they reach no other documents. */
enum QueryServer implements Server {
  INSTANCE;

  @Override
  public List<Document> run(List<Document> stages, List<Document> documents) {
    return documents;
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
    throw Refused.because(
        40324,
        "the embedded cluster does not have $$NOW in the $expr of a query: it is not emulated");
  }
}
