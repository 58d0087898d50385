package io.appservices.emulator.cluster.embedded.evaluation;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection.FindAndModifyPlanExecutorError;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.appservices.emulator.cluster.aggregation.Pipelines;
import io.appservices.emulator.cluster.aggregation.expression.Evaluator;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.Types;
import io.appservices.emulator.cluster.operation.TimeLimit;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code $merge}: documents go into a collection, where there may be some like them. */
final class Merge {

  private static final String ID = "_id";
  private static final String MATCHED = "whenMatched";
  private static final String NOT_MATCHED = "whenNotMatched";
  private static final Set<String> MEMBERS = Set.of("into", "on", "let", MATCHED, NOT_MATCHED);
  private static final Set<String> STAGES =
      Set.of("$addFields", "$set", "$project", "$unset", "$replaceRoot", "$replaceWith");

  private final AggregationServer server;
  private final Document body;
  private final Set<String> on;
  private final MongoCollection<?> target;
  private final @Nullable List<Document> pipeline;

  Merge(AggregationServer server, @Nullable Object specification) {
    this.server = server;
    this.body =
        specification instanceof Document given ? given : new Document("into", specification);
    for (String name : body.keySet()) {
      if (!MEMBERS.contains(name)) {
        throw Refused.because(40415, "BSON field '$merge." + name + "' is an unknown field.");
      }
    }
    this.on = on(body.getOrDefault("on", ID));
    this.pipeline = pipeline();
    check(NOT_MATCHED, "insert", Set.of("insert", "discard", "fail"));
    this.target =
        Target.of("$merge", server.database(), server.resolver(), body.get("into")).collection();
    if (target.getIndexes().stream().noneMatch(this::isUnique)) {
      throw Refused.because(51183, "Cannot find index to verify that join fields will be unique");
    }
  }

  private static Set<String> on(@Nullable Object given) {
    if (given instanceof String name) {
      return Set.of(name);
    }
    if (!(given instanceof Collection<?> names)) {
      throw Refused.because(
          51186,
          "$merge 'on' field  must be either a string or an array of strings, but found "
              + Types.of(given));
    }
    if (names.isEmpty()) {
      throw Refused.because(
          51187, "If explicitly specifying $merge 'on', must include at least one field");
    }
    Set<String> on = new LinkedHashSet<>();
    for (Object name : names) {
      if (!(name instanceof String text)) {
        throw Refused.because(
            51134, "$merge 'on' array elements must be strings, but found " + Types.of(name));
      }
      if (!on.add(text)) {
        throw Refused.because(31465, "Found a duplicate field '" + text + "'");
      }
    }
    return on;
  }

  private @Nullable List<Document> pipeline() {
    Object matched = body.get(MATCHED);
    if (!(matched instanceof Collection<?> stages)) {
      check(MATCHED, "merge", Set.of("merge", "replace", "keepExisting", "fail"));
      if (body.containsKey("let")) {
        throw Refused.because(
            51199, "Cannot use 'let' variables with 'whenMatched: " + matched + "' mode");
      }
      return null;
    }
    if (body.containsKey("let") && !(body.get("let") instanceof Document)) {
      throw Refused.because(
          14,
          "BSON field '$merge.let' is the wrong type '%s', expected type 'object'"
              .formatted(Types.of(body.get("let"))));
    }
    for (Object stage : stages) {
      if (!(stage instanceof Document one) || one.size() != 1) {
        throw Refused.because(14, "Each element of the 'pipeline' array must be an object");
      }
      String name = one.keySet().iterator().next();
      if (!STAGES.contains(name)) {
        throw Refused.because(72, name + " is not allowed to be used within an update");
      }
    }
    return stages.stream().map(Document.class::cast).toList();
  }

  private void check(String name, String absent, Set<String> values) {
    Object given = body.getOrDefault(name, absent);
    if (!(given instanceof String)) {
      throw Refused.because(
          name.equals(MATCHED) ? 51191 : 14,
          "$merge '" + name + "' has to be a string, but found " + Types.of(given));
    }
    if (!values.contains(given)) {
      throw Refused.because(
          2, "Enumeration value '" + given + "' for field '" + name + "' is not a valid value.");
    }
  }

  private boolean isUnique(Index<?> index) {
    Set<String> keys = new HashSet<>();
    index.getKeys().stream().map(IndexKey::getKey).forEach(keys::add);
    return index.isUnique() && keys.equals(on);
  }

  void write(List<Document> documents) {
    for (Document document : documents) {
      TimeLimit.check();
      Document existing = existing(document);
      if (existing == null) {
        notMatched(document);
      } else {
        matched(existing, document);
      }
    }
  }

  private @Nullable Document existing(Document document) {
    Document query = new Document();
    for (String field : on) {
      Object value = Evaluator.orNull(Evaluator.path(document, field));
      if (value == null && field.equals(ID) && on.size() == 1) {
        return null;
      }
      if (value == null || value instanceof Collection<?>) {
        throw Refused.because(
            51132,
            "$merge write error: 'on' field '"
                + field
                + "' cannot be missing, null, undefined or an array");
      }
      boolean isPlain = !(value instanceof Document) && !(value instanceof BsonRegularExpression);
      query.put(field, isPlain ? value : new Document("$eq", value));
    }
    return target.handleQueryAsStream(query).findFirst().orElse(null);
  }

  private void notMatched(Document document) {
    switch ((String) body.getOrDefault(NOT_MATCHED, "insert")) {
      case "insert" -> target.addDocument(document.cloneDeeply());
      case "fail" ->
          throw Refused.because(
              13113,
              "$merge could not find a matching document in the target collection for at least one"
                  + " document in the source collection");
      default -> {}
    }
  }

  private void matched(Document existing, Document document) {
    if (pipeline != null) {
      List<Document> stages = Pipelines.bound(pipeline, variables(document));
      new Pipelines(server)
          .run(stages, List.of(existing.cloneDeeply()))
          .forEach(made -> replace(existing, made));
      return;
    }
    switch ((String) body.getOrDefault(MATCHED, "merge")) {
      case "merge" -> {
        Document merged = existing.clone();
        merged.putAll(document);
        replace(existing, merged);
      }
      case "replace" -> replace(existing, document);
      case "fail" -> target.addDocument(document.cloneDeeply());
      default -> {}
    }
  }

  /** The document that comes in is always known as {@code $$new}. */
  private Document variables(Document document) {
    Document variables = new Document("new", document);
    if (body.get("let") instanceof Document let) {
      if (let.containsKey("new") && !"$$ROOT".equals(let.get("new"))) {
        throw Refused.because(
            51273,
            "'let' may not define a value for the reserved 'new' variable other than '$$ROOT'");
      }
      Evaluator evaluator = new Evaluator(server, document, Map.of());
      let.forEach((name, value) -> variables.put(name, Evaluator.orNull(evaluator.value(value))));
    }
    return variables;
  }

  private void replace(Document existing, Document made) {
    Document update = made.cloneDeeply();
    Object id = existing.get(ID);
    if (update.containsKey(ID) && !Objects.equals(update.get(ID), id)) {
      throw refused(
          66, "Performing an update on the path '_id' would modify the immutable field '_id'");
    }
    update.put(ID, id);
    try {
      target.findAndModify(new Document("query", new Document(ID, id)).append("update", update));
    } catch (FindAndModifyPlanExecutorError e) {
      MongoServerError cause = e.getCause() == null ? e : e.getCause();
      throw refused(cause.getCode(), cause.getMessageWithoutErrorCode());
    }
  }

  private static MongoServerError refused(int code, String cause) {
    return Refused.because(
        code,
        "$merge failed to update the matching document, did you attempt to modify the _id or the"
            + " shard key? :: caused by :: "
            + cause);
  }
}
