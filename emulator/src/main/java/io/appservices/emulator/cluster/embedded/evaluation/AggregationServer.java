package io.appservices.emulator.cluster.embedded.evaluation;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.appservices.emulator.cluster.aggregation.Pipelines;
import io.appservices.emulator.cluster.aggregation.expression.Server;
import io.appservices.emulator.cluster.embedded.limit.LimitedQueries;
import io.appservices.emulator.cluster.embedded.limit.LimitedRegularExpression;
import io.appservices.emulator.cluster.embedded.limit.LimitedStage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A database as the stages of a pipeline see it. */
public record AggregationServer(
    MongoDatabase database,
    @Nullable DatabaseResolver resolver,
    Oplog oplog,
    Supplier<Instant> clock)
    implements Server {

  /** Returns the result of a pipeline over a collection, which may be null. */
  public List<Document> result(List<Document> pipeline, @Nullable MongoCollection<?> collection) {
    if (!Pipelines.isNeededFor(pipeline)) {
      return aggregation(pipeline, collection).computeResult();
    }
    return new Pipelines(this).run(pipeline, documents(collection));
  }

  @Override
  public List<Document> run(List<Document> stages, List<Document> documents) {
    return aggregation(stages, null).runStages(documents.stream());
  }

  private Aggregation aggregation(List<Document> stages, @Nullable MongoCollection<?> collection) {
    Aggregation aggregation =
        Aggregation.fromPipeline(stages, resolver, database, collection, oplog);
    aggregation.getStages().replaceAll(LimitedStage::of);
    return aggregation;
  }

  @Override
  public List<Document> collection(String name) {
    return documents(database.resolveCollection(name, false));
  }

  private static List<Document> documents(@Nullable MongoCollection<?> collection) {
    List<Document> all = new ArrayList<>();
    if (collection != null) {
      collection.queryAllAsStream().map(LimitedQueries::ofStored).forEach(all::add);
    }
    return all;
  }

  @Override
  public BsonRegularExpression regex(String pattern, String options) {
    return new LimitedRegularExpression(pattern, options);
  }

  @Override
  public Instant now() {
    return clock.get();
  }
}
