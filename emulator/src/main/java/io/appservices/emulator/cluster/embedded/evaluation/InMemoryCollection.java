package io.appservices.emulator.cluster.embedded.evaluation;

import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import io.appservices.emulator.cluster.embedded.collation.CollatedCommands;
import io.appservices.emulator.cluster.embedded.limit.ExpressionOperands;
import io.appservices.emulator.cluster.embedded.limit.LimitedCollection;
import io.appservices.emulator.cluster.embedded.limit.LimitedCommands;
import io.appservices.emulator.cluster.embedded.limit.LimitedQueries;
import io.appservices.emulator.cluster.embedded.limit.QueryServer;
import io.appservices.emulator.cluster.embedded.operand.StageOperands;
import io.appservices.emulator.cluster.embedded.projection.Projection;
import io.appservices.emulator.cluster.embedded.store.OrderedCollection;
import io.appservices.emulator.cluster.operation.OperatorChecks;
import io.appservices.emulator.domain.AppServicesException;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Documents that are in no cluster, and what the embedded server would make of them: so rules can
 * look at the result of an update before it is written, and shape what a user may see of documents.
 * A refusal of the server is an {@link AppServicesException}.
 */
public final class InMemoryCollection {

  /**
   * A document before and after an update, in the same form, so that they can be compared.
   *
   * @param before null if the document is new
   */
  public record Change(@Nullable Document before, Document after) {}

  private final CursorRegistry cursors = new CursorRegistry();
  private final MemoryDatabase database = new MemoryDatabase("scratch", cursors);
  private final OrderedCollection collection =
      new OrderedCollection(database, "documents", CollectionOptions.withDefaults(), cursors);
  private final LimitedCollection<Integer> source = new LimitedCollection<>(collection);

  /** Makes a place for these documents alone. */
  public InMemoryCollection(List<Document> documents) {
    // Past the checks of an insertion: what a user sees of a document may be without an id.
    documents.forEach(d -> collection.addDocumentInternal(ServerValues.toServer(d)));
  }

  /** Returns whether a document matches a query. */
  public static boolean matches(Document document, Document query) {
    Document checked = OperatorChecks.EMBEDDED.filter(query);
    var limited = Evaluation.refusing(() -> LimitedQueries.checked(ServerValues.toServer(checked)));
    return Evaluation.limited(
        limited, () -> new DefaultQueryMatcher().matches(ServerValues.toServer(document), limited));
  }

  /**
   * Returns documents, in their order, reduced to a projection.
   *
   * @param query what they were found by
   */
  public static List<Document> project(
      List<Document> documents, Document projection, Document query) {
    var fields = ServerValues.toServer(projection);
    var found = ServerValues.toServer(OperatorChecks.EMBEDDED.filter(query));
    return Evaluation.limited(
        fields,
        () -> {
          Projection.requireNoScores(fields);
          Projection reducing =
              new Projection(
                  LimitedQueries.of(fields), LimitedQueries.checked(found), QueryServer.INSTANCE);
          return documents.stream()
              .map(document -> ServerValues.toJava(reducing.of(ServerValues.toServer(document))))
              .toList();
        });
  }

  /**
   * Returns the different values of a field.
   *
   * @param collation null if texts are compared byte by byte
   */
  public List<Object> distinct(String field, @Nullable Document collation) {
    Document command = new Document("key", field);
    if (collation != null) {
      command.append("collation", collation);
    }
    return Evaluation.refusing(
        () ->
            ServerValues.toJava(collection.handleDistinct(ServerValues.toServer(command)))
                .getList("values", Object.class));
  }

  /**
   * Returns the result of a pipeline over the documents. It must not name other collections.
   *
   * @param collation null if texts are compared byte by byte
   */
  public List<Document> aggregate(List<Document> pipeline, @Nullable Document collation) {
    OperatorChecks.EMBEDDED.pipeline(pipeline);
    List<de.bwaldvogel.mongo.bson.Document> stages =
        pipeline.stream().map(ServerValues::toServer).toList();
    Evaluation.refusing(
        () -> {
          StageOperands.check(stages);
          ExpressionOperands.pipeline(stages);
          return null;
        });
    var command = new de.bwaldvogel.mongo.bson.Document();
    if (collation != null) {
      command.put("collation", ServerValues.toServer(collation));
    }
    return Evaluation.apart(
        () -> {
          Object limited = CollatedCommands.pipeline(command, LimitedQueries.value(stages));
          return toJava(
              new AggregationServer(database, null, NoopOplog.get(), QueryServer.INSTANCE::now)
                  .result(Aggregation.parse(limited), source));
        });
  }

  /**
   * Applies an update to the first document that the query matches, or to a new one if there is
   * none and {@code upsert} holds.
   *
   * @param update operators, or the new document
   * @param arrayFilters null if there are none
   * @param collation null if texts are compared byte by byte; an upsert is under none
   * @return empty if nothing would be written; {@code before} is null if the document is new
   */
  public Optional<Change> update(
      Document query,
      Document update,
      @Nullable List<Document> arrayFilters,
      boolean upsert,
      @Nullable Document collation) {
    Document command =
        new Document("query", OperatorChecks.EMBEDDED.filter(query))
            .append("update", OperatorChecks.EMBEDDED.update(update))
            .append("new", true)
            .append("upsert", upsert);
    if (arrayFilters != null) {
      command.append("arrayFilters", arrayFilters);
    }
    if (collation != null) {
      command.append("collation", collation);
    }
    var limited =
        Evaluation.refusing(
            () -> LimitedCommands.of("findAndModify", ServerValues.toServer(command)));
    return Evaluation.limited(
        limited,
        () -> {
          Document before = only();
          Object after = collection.findAndModify(limited).get("value");
          return after instanceof de.bwaldvogel.mongo.bson.Document written
              ? Optional.of(new Change(before, ServerValues.toJava(written)))
              : Optional.empty();
        });
  }

  private @Nullable Document only() {
    return collection
        .streamAllDocumentsWithPosition()
        .findFirst()
        .map(found -> ServerValues.toJava(found.getDocument()))
        .orElse(null);
  }

  private static List<Document> toJava(Iterable<de.bwaldvogel.mongo.bson.Document> documents) {
    return StreamSupport.stream(documents.spliterator(), false).map(ServerValues::toJava).toList();
  }
}
