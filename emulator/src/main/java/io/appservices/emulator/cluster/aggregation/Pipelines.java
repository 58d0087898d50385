package io.appservices.emulator.cluster.aggregation;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.Json;
import io.appservices.emulator.cluster.aggregation.expression.Evaluator;
import io.appservices.emulator.cluster.aggregation.expression.Operators;
import io.appservices.emulator.cluster.aggregation.expression.Server;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.Types;
import io.appservices.emulator.cluster.operation.TimeLimit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs pipelines in which some stages or operators are not the server's own. What the server has it
 * runs itself; the value of an expression that it has not is put into each document before, as a
 * field that the stage then names.
 */
public final class Pipelines {

  private static final Set<String> STAGES =
      Set.of(
          "$project",
          "$addFields",
          "$set",
          "$unset",
          "$replaceRoot",
          "$replaceWith",
          "$group",
          "$bucket",
          "$unionWith",
          "$setWindowFields",
          "$geoNear",
          "$bucketAuto",
          "$densify",
          "$documents",
          "$facet",
          "$fill",
          "$lookup",
          "$graphLookup",
          "$redact",
          "$sortByCount");

  private static final Set<String> OPERATORS = ownOperators();

  private final Server server;

  public Pipelines(Server server) {
    this.server = server;
  }

  /** Returns the names of the stages that are not the server's own. */
  static Set<String> stages() {
    return STAGES;
  }

  /** Returns the names of the operators that are not the server's own. */
  static Set<String> operators() {
    return OPERATORS;
  }

  private static Set<String> ownOperators() {
    Set<String> all = new HashSet<>(Operators.ALL.keySet());
    all.addAll(Set.of("$switch", "$let"));
    return Set.copyOf(all);
  }

  /** Returns whether a pipeline has something that is not the server's own. */
  public static boolean isNeededFor(Collection<?> pipeline) {
    return pipeline.stream().anyMatch(Pipelines::isOwn);
  }

  /** Returns whether an expression is one, and not a condition in the form of one. */
  public static boolean isExpression(@Nullable Object expression) {
    return !Expressions.isCondition(expression);
  }

  private static boolean isOwn(Object stage) {
    return stage instanceof Document && Expressions.in(stage);
  }

  /** Returns what a pipeline makes of documents. */
  public List<Document> run(List<Document> pipeline, List<Document> documents) {
    List<Document> current = documents;
    List<Document> ofServer = new ArrayList<>();
    for (Document stage : pipeline) {
      TimeLimit.check();
      if (isOwn(stage)) {
        current = flush(ofServer, current);
        current = own(stage, current);
      } else {
        ofServer.add(stage);
      }
    }
    return flush(ofServer, current);
  }

  private List<Document> flush(List<Document> stages, List<Document> documents) {
    if (stages.isEmpty()) {
      return documents;
    }
    List<Document> result = server.run(List.copyOf(stages), documents);
    stages.clear();
    return result;
  }

  private List<Document> own(Document stage, List<Document> documents) {
    String name = stage.keySet().iterator().next();
    Object body = stage.get(name);
    return switch (name) {
      case "$project", "$addFields", "$set", "$unset" ->
          new Fields(server).run(name, body, documents);
      case "$replaceWith" -> replaced(body, documents);
      case "$replaceRoot" -> replaced(newRoot(body), documents);
      case "$unionWith" -> union(body, documents);
      case "$facet" -> facet(Specification.object(name, body), documents);
      case "$setWindowFields" -> Windows.of(server, body).run(documents);
      case "$geoNear" -> new GeoNear(server, Specification.object(name, body)).run(documents);
      case "$bucketAuto" -> new BucketAuto(this, server, body).run(documents);
      case "$densify" -> Densify.of(server, body).run(documents);
      case "$documents" -> literal(body);
      case "$redact" -> new Redact(server, body).run(documents);
      case "$graphLookup" ->
          new GraphLookup(this, server, Specification.object(name, body)).run(documents);
      case "$sortByCount" -> sortByCount(body, documents);
      case "$fill" -> Fill.of(server, body).run(documents);
      case "$lookup" -> new Lookups(this, server).run(Specification.object(name, body), documents);
      case "$group", "$bucket" ->
          Groups.run(server, name, Specification.object(name, body), documents);
      default -> new Expressions(server).run(name, body, documents);
    };
  }

  private static @Nullable Object newRoot(@Nullable Object body) {
    Document members = Specification.object("$replaceRoot", body);
    if (members.get("newRoot") == null) {
      throw Refused.because(40231, "no newRoot specified for the $replaceRoot stage");
    }
    return members.get("newRoot");
  }

  private List<Document> replaced(@Nullable Object newRoot, List<Document> documents) {
    List<Document> all = new ArrayList<>();
    for (Document document : documents) {
      Object value = new Evaluator(server, document, Map.of()).value(newRoot);
      if (!(value instanceof Document root)) {
        throw Refused.because(
            40228,
            "'newRoot' expression must evaluate to an object, but resulting value was: %s. Type of"
                    .formatted(value instanceof Missing ? "MISSING" : Json.toJsonValue(value))
                + " resulting value: '"
                + Types.of(value)
                + "'. Input document: "
                + document.toString(true));
      }
      all.add(root.cloneDeeply());
    }
    return all;
  }

  private List<Document> sortByCount(@Nullable Object expression, List<Document> documents) {
    boolean isExpression =
        expression instanceof Document operator
            && operator.size() == 1
            && operator.keySet().iterator().next().startsWith("$");
    if (!isExpression && !(expression instanceof String path && path.startsWith("$"))) {
      throw Refused.because(
          expression instanceof Document ? 40147 : 40148,
          "the sortByCount field must be defined as a $-prefixed path or an expression inside an"
              + " object");
    }
    Document group = new Document("_id", expression).append("count", new Document("$sum", 1));
    return run(
        List.of(new Document("$group", group), new Document("$sort", new Document("count", -1))),
        documents);
  }

  private List<Document> literal(@Nullable Object body) {
    Object value = new Evaluator(server, new Document(), Map.of()).value(body);
    if (value instanceof Collection<?> items
        && items.stream().allMatch(Document.class::isInstance)) {
      return items.stream().map(Document.class::cast).map(Document::cloneDeeply).toList();
    }
    throw Refused.because(5858203, "$documents must be an array of objects");
  }

  private List<Document> union(@Nullable Object body, List<Document> documents) {
    if (!(body instanceof String) && !(body instanceof Document)) {
      throw Refused.because(
          9,
          "the $unionWith stage specification must be an object or string, but found "
              + Types.of(body));
    }
    Document members = body instanceof Document given ? given : new Document("coll", body);
    Specification.of("$unionWith", members, "coll:string", "pipeline:array");
    List<Document> pipeline = pipeline(members);
    List<Document> others = List.of();
    if (members.get("coll") instanceof String collection) {
      others = server.collection(collection);
    } else if (pipeline.isEmpty() || !pipeline.get(0).containsKey("$documents")) {
      throw Refused.because(
          9,
          "$unionWith stage without explicit collection must have a pipeline with $documents as"
              + " first stage");
    }
    List<Document> all = new ArrayList<>(documents);
    all.addAll(run(pipeline, others));
    return all;
  }

  /** Returns a pipeline with the values of variables in their places. */
  public static List<Document> bound(List<Document> pipeline, Document variables) {
    return Lookups.bound(pipeline, variables);
  }

  /** Returns the pipeline inside of a stage; refuses what is none. */
  static List<Document> pipeline(Document members) {
    return members.containsKey("pipeline")
        ? Specification.pipeline(members.get("pipeline"), 9, 14)
        : List.of();
  }

  private List<Document> facet(Document body, List<Document> documents) {
    Document result = new Document();
    body.forEach(
        (name, stages) ->
            result.put(
                name,
                run(
                    Specification.pipeline(stages, 40170, 40171),
                    documents.stream().map(Document::cloneDeeply).toList())));
    return List.of(result);
  }
}
