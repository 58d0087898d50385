package io.appservices.emulator.cluster.operation;

import com.mongodb.client.AggregateIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.MongoIterable;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.DeleteOptions;
import com.mongodb.client.model.InsertManyOptions;
import io.appservices.emulator.domain.DataSourceRefusals;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.runtime.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The operations that read, insert and delete; the changing operations are in {@link
 * UpdateOperations}.
 */
final class CollectionOperations {

  /** The most documents that one call returns. */
  static final int MOST_DOCUMENTS = 50_000;

  private final MongoDatabase database;
  private final MongoCollection<Document> collection;
  private final OperatorChecks checks;
  private final Ids ids;

  private CollectionOperations(
      MongoDatabase database, String name, OperatorChecks checks, Ids ids) {
    this.database = database;
    this.collection = database.getCollection(name);
    this.checks = checks;
    this.ids = ids;
  }

  static @Nullable Object run(DataSource source, Ids ids, String operation, Members arguments) {
    return on(source, ids, arguments, collection -> collection.run(operation, arguments));
  }

  static List<Document> scan(DataSource source, Ids ids, Members arguments) {
    return on(source, ids, arguments, collection -> collection.scan(arguments));
  }

  private static <T extends @Nullable Object> T on(
      DataSource source, Ids ids, Members arguments, Function<CollectionOperations, T> work) {
    String database = arguments.requiredNonEmptyText("database");
    String name = arguments.requiredNonEmptyText("collection");
    try {
      Cluster cluster = source.cluster();
      return work.apply(
          new CollectionOperations(cluster.database(database), name, cluster.checks(), ids));
    } catch (RuntimeException e) {
      throw ServerErrors.translate(e);
    }
  }

  static Subscription watch(
      DataSource source,
      WatchRequest request,
      Consumer<Document> onEvent,
      Consumer<Exception> onError) {
    try {
      return source.cluster().watch(request, onEvent, onError);
    } catch (RuntimeException e) {
      throw ServerErrors.translate(e);
    }
  }

  private @Nullable Object run(String operation, Members arguments) {
    return switch (operation) {
      case "find" -> find(arguments);
      case "findOne" -> findOne(arguments);
      case "aggregate" -> aggregate(arguments);
      case "count" -> count(arguments);
      case "distinct" -> distinct(arguments);
      case "insertOne" -> insertOne(arguments);
      case "insertMany" -> insertMany(arguments);
      case "deleteOne" ->
          deleted(collection.deleteOne(target(arguments), deleting(arguments)).getDeletedCount());
      case "deleteMany" ->
          deleted(collection.deleteMany(target(arguments), deleting(arguments)).getDeletedCount());
      default -> new UpdateOperations(collection, checks).run(operation, arguments);
    };
  }

  private List<Document> find(Members arguments) {
    QueryOptions options = QueryOptions.of(arguments);
    int limit = arguments.limit("limit");
    return first(
        collection
            .find(query(arguments))
            .projection(arguments.document("project").orElse(null))
            .sort(arguments.document("sort").orElse(null))
            .skip(arguments.limit("skip"))
            .collation(options.collation())
            .hint(options.hint())
            .hintString(options.hintName())
            .maxTime(millis(arguments), TimeUnit.MILLISECONDS)
            .limit(limit == 0 ? MOST_DOCUMENTS : Math.min(limit, MOST_DOCUMENTS)));
  }

  private List<Document> scan(Members arguments) {
    QueryOptions options = QueryOptions.of(arguments);
    return collection
        .find(query(arguments))
        .collation(options.collation())
        .hint(options.hint())
        .hintString(options.hintName())
        .sort(arguments.document("sort").orElse(null))
        .limit(arguments.limit("limit"))
        .into(new ArrayList<>());
  }

  private Document findOne(Members arguments) {
    QueryOptions options = QueryOptions.of(arguments);
    return collection
        .find(query(arguments))
        .collation(options.collation())
        .hint(options.hint())
        .hintString(options.hintName())
        .projection(arguments.document("project").orElse(null))
        .sort(arguments.document("sort").orElse(null))
        .maxTime(millis(arguments), TimeUnit.MILLISECONDS)
        .first();
  }

  /** Returns the time limit of the operation, in milliseconds; 0 if it has none of its own. */
  static long millis(Members arguments) {
    return arguments.integer("maxTimeMS", 0, Integer.MAX_VALUE).orElse(0L);
  }

  private List<Document> aggregate(Members arguments) {
    List<Document> pipeline = arguments.requiredDocuments("pipeline");
    checks.pipeline(pipeline);
    QueryOptions options = QueryOptions.of(arguments);
    AggregateIterable<Document> found =
        collection
            .aggregate(pipeline)
            .collation(options.collation())
            .hint(options.hint())
            .hintString(options.hintName())
            .maxTime(millis(arguments), TimeUnit.MILLISECONDS);
    if (writes(pipeline)) {
      found.toCollection();
      return List.of();
    }
    return first(found);
  }

  private static boolean writes(List<Document> pipeline) {
    Document last = pipeline.isEmpty() ? new Document() : pipeline.get(pipeline.size() - 1);
    return last.containsKey("$out") || last.containsKey("$merge");
  }

  private static List<Document> first(MongoIterable<Document> documents) {
    List<Document> first = new ArrayList<>();
    try (MongoCursor<Document> cursor = documents.iterator()) {
      while (first.size() < MOST_DOCUMENTS && cursor.hasNext()) {
        first.add(cursor.next());
      }
    }
    return first;
  }

  private Long count(Members arguments) {
    QueryOptions options = QueryOptions.of(arguments);
    CountOptions counting =
        new CountOptions()
            .collation(options.collation())
            .hint(options.hint())
            .hintString(options.hintName())
            .limit(arguments.limit("limit"))
            .maxTime(millis(arguments), TimeUnit.MILLISECONDS);
    return collection.countDocuments(query(arguments), counting);
  }

  private List<Object> distinct(Members arguments) {
    Document command =
        new Document("distinct", collection.getNamespace().getCollectionName())
            .append("key", arguments.requiredNonEmptyText("field"))
            .append("query", query(arguments));
    if (millis(arguments) > 0) {
      command.append("maxTimeMS", millis(arguments));
    }
    QueryOptions.of(arguments).addTo(command);
    return database.runCommand(command).getList("values", Object.class);
  }

  private Document insertOne(Members arguments) {
    Document document = withId(arguments.requiredDocument("document"));
    collection.insertOne(document);
    return new Document("insertedId", document.get("_id"));
  }

  private Document insertMany(Members arguments) {
    List<Document> documents = new ArrayList<>();
    arguments.requiredDocuments("documents").forEach(document -> documents.add(withId(document)));
    if (documents.isEmpty()) {
      throw DataSourceRefusals.nothingToInsert();
    }
    boolean isOrdered = arguments.bool("ordered").orElse(true);
    collection.insertMany(documents, new InsertManyOptions().ordered(isOrdered));
    return new Document("insertedIds", documents.stream().map(d -> d.get("_id")).toList());
  }

  private Document withId(Document document) {
    Document identified = new Document();
    identified.append("_id", document.containsKey("_id") ? document.get("_id") : ids.next());
    identified.putAll(document);
    return identified;
  }

  private static DeleteOptions deleting(Members arguments) {
    QueryOptions options = QueryOptions.of(arguments);
    return new DeleteOptions()
        .collation(options.collation())
        .hint(options.hint())
        .hintString(options.hintName());
  }

  private static Document deleted(long count) {
    return new Document("deletedCount", (int) count);
  }

  private Document query(Members arguments) {
    return checks.filter(arguments.documentOrEmpty("query"));
  }

  /**
   * Returns the query of a deletion, which is required: an absent one does not select everything.
   */
  private Document target(Members arguments) {
    return checks.filter(arguments.requiredDocument("query"));
  }
}
