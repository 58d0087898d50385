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
import io.appservices.emulator.cluster.embedded.collation.Collation;
import io.appservices.emulator.cluster.embedded.limit.LimitedQueries;
import io.appservices.emulator.cluster.embedded.limit.LimitedRegularExpression;
import io.appservices.emulator.cluster.embedded.limit.LimitedStage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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
    Document last = pipeline.isEmpty() ? new Document() : pipeline.get(pipeline.size() - 1);
    if (last.containsKey("$merge") || last.containsKey("$out")) {
      List<Document> made = result(pipeline.subList(0, pipeline.size() - 1), collection);
      if (last.containsKey("$merge")) {
        new Merge(this, last.get("$merge")).write(made);
      } else {
        Target.of("$out", database, resolver, last.get("$out")).replace(made);
      }
      return List.of();
    }
    int sort = firstCollatedSort(pipeline);
    if (sort >= 0) {
      return sorted(pipeline, sort, result(pipeline.subList(0, sort), collection));
    }
    if (!Pipelines.isNeededFor(pipeline)) {
      return aggregation(pipeline, collection).computeResult();
    }
    return new Pipelines(this).run(pipeline, documents(collection));
  }

  /** Returns where the first stage is that sorts under a collation; -1 if there is none. */
  private static int firstCollatedSort(List<Document> pipeline) {
    for (int i = 0; i < pipeline.size(); i++) {
      if (order(pipeline.get(i)) != null) {
        return i;
      }
    }
    return -1;
  }

  private static @Nullable Comparator<Document> order(Document stage) {
    return stage.get("$sort") instanceof Document order && Collation.isOf(order)
        ? Collation.comparator(order)
        : null;
  }

  /** Returns what a pipeline makes from one of its stages on, which sorts, of what comes to it. */
  private List<Document> sorted(List<Document> pipeline, int sort, List<Document> before) {
    List<Document> sorted = new ArrayList<>(before);
    sorted.sort(Objects.requireNonNull(order(pipeline.get(sort))));
    List<Document> rest = pipeline.subList(sort + 1, pipeline.size());
    int next = firstCollatedSort(rest);
    return next < 0
        ? new Pipelines(this).run(rest, sorted)
        : sorted(rest, next, new Pipelines(this).run(rest.subList(0, next), sorted));
  }

  @Override
  public List<Document> run(List<Document> stages, List<Document> documents) {
    return aggregation(stages, null).runStages(documents.stream());
  }

  private Aggregation aggregation(List<Document> stages, @Nullable MongoCollection<?> collection) {
    Aggregation aggregation =
        Aggregation.fromPipeline(stages, resolver, database, collection, oplog);
    aggregation.getStages().replaceAll(LimitedStage::of);
    SortStage.replaceIn(aggregation.getStages(), stages);
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
