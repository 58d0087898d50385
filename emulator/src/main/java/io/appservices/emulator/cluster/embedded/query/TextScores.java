package io.appservices.emulator.cluster.embedded.query;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.appservices.emulator.cluster.aggregation.expression.Meta;
import io.appservices.emulator.cluster.aggregation.expression.Scored;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code {$meta: "textScore"}}: how well documents meet a {@code $text}. The score becomes a field
 * that the rest of a pipeline names, and that its last stage takes out.
 */
public final class TextScores {

  private static final String FIELD = "__textScore";
  private static final String MATCH = "$match";

  /** The score of a condition, as an operand of an expression. */
  private record Score(TextCondition condition) implements Scored {

    @Override
    public double of(Document document) {
      return condition.score(document);
    }
  }

  private TextScores() {}

  /** Returns whether a part of a command asks for a score. */
  public static boolean areWantedIn(@Nullable Object part) {
    if (part instanceof Document document) {
      return Meta.TEXT_SCORE.equals(document.get(Meta.NAME))
          || document.values().stream().anyMatch(TextScores::areWantedIn);
    }
    return part instanceof Collection<?> items && items.stream().anyMatch(TextScores::areWantedIn);
  }

  /**
   * Returns the command {@code aggregate} for a {@code find} that asks for scores.
   *
   * @param find with its query in the form that the library can evaluate
   * @throws MongoServerError if it looks for no text
   */
  public static Document aggregate(Document find) {
    List<Document> pipeline = new ArrayList<>();
    pipeline.add(new Document(MATCH, find.getOrDefault("filter", new Document())));
    for (String stage : List.of("sort", "skip", "limit")) {
      if (find.get(stage) instanceof Document order && !order.isEmpty()
          || find.get(stage) instanceof Number number && number.longValue() > 0) {
        pipeline.add(new Document("$" + stage, find.get(stage)));
      }
    }
    if (find.get("projection") instanceof Document projection && !projection.isEmpty()) {
      pipeline.addAll(stages(projection));
    }
    Document cursor = new Document();
    if (find.get("batchSize") instanceof Number size) {
      cursor.put("batchSize", size);
    }
    return new Document("aggregate", find.get("find"))
        .append("pipeline", inPipeline(pipeline))
        .append("cursor", cursor)
        .append("$db", find.get("$db"));
  }

  /**
   * Returns a projection in which scores are expressions.
   *
   * @param query in the form that the library can evaluate
   * @throws MongoServerError if the projection asks for scores and the query looks for no text, or
   *     if it asks for anything else by {@code $meta}
   */
  public static Document inProjection(Document projection, Document query) {
    Document scored = new Document();
    projection.forEach((key, value) -> scored.put(key, scored(value, query)));
    return scored;
  }

  private static @Nullable Object scored(@Nullable Object part, Document query) {
    if (part instanceof Document document) {
      if (document.containsKey(Meta.NAME)) {
        Meta.check(document.get(Meta.NAME));
        return score(inQuery(query).orElseThrow(TextScores::notAvailable));
      }
      return document.containsKey("$literal") ? document : inProjection(document, query);
    }
    return part instanceof Collection<?> items && !(part instanceof Condition)
        ? items.stream()
            .map(item -> scored(item, query))
            .collect(ArrayList::new, List::add, List::addAll)
        : part;
  }

  private static Document score(TextCondition condition) {
    return new Document("$textScore", new Score(condition));
  }

  private static MongoServerError notAvailable() {
    return new MongoServerError(
        40218, "Location40218", "query requires text score metadata, but it is not available");
  }

  /** Returns the stages for a projection: beside fields that are left out, scores are added. */
  private static List<Document> stages(Document projection) {
    Document scores = new Document(projection);
    scores.values().removeIf(value -> !areWantedIn(value));
    Document others = new Document(projection);
    others.keySet().removeAll(scores.keySet());
    if (!others.values().stream().allMatch(value -> value != null && !Utils.isTrue(value))) {
      return List.of(new Document("$project", projection));
    }
    Document added = new Document("$addFields", scores);
    return others.isEmpty() ? List.of(added) : List.of(new Document("$project", others), added);
  }

  /**
   * Returns a pipeline in which scores are a field.
   *
   * @param pipeline with its queries in the form that the library can evaluate
   * @throws MongoServerError if it asks for scores and looks for no text
   */
  public static Object inPipeline(Object pipeline) {
    if (!(pipeline instanceof Collection<?> stages) || !areWantedIn(stages)) {
      return pipeline;
    }
    List<Object> scored = new ArrayList<>();
    boolean isKnown = false;
    for (Object stage : stages) {
      if (!isKnown && areWantedIn(stage)) {
        throw notAvailable();
      }
      scored.add(isKnown ? named(stage) : stage);
      Optional<TextCondition> condition = isKnown ? Optional.empty() : condition(stage);
      if (condition.isPresent()) {
        isKnown = true;
        scored.add(new Document("$addFields", new Document(FIELD, score(condition.get()))));
      }
    }
    scored.add(new Document("$project", new Document(FIELD, 0)));
    return scored;
  }

  private static Optional<TextCondition> condition(Object stage) {
    return stage instanceof Document document && document.get(MATCH) instanceof Document query
        ? inQuery(query)
        : Optional.empty();
  }

  private static Optional<TextCondition> inQuery(Document query) {
    if (Condition.of(query) instanceof TextCondition condition) {
      return Optional.of(condition);
    }
    return query.get("$and") instanceof Collection<?> clauses
        ? clauses.stream()
            .filter(Document.class::isInstance)
            .flatMap(clause -> inQuery((Document) clause).stream())
            .findFirst()
        : Optional.empty();
  }

  /** Returns a stage that names the field. An order by scores has the best first. */
  private static Object named(Object stage) {
    if (stage instanceof Document document && document.get("$sort") instanceof Document order) {
      Document byField = new Document();
      order.forEach(
          (name, direction) ->
              byField.put(
                  areWantedIn(direction) ? FIELD : name, areWantedIn(direction) ? -1 : direction));
      return new Document("$sort", byField);
    }
    return values(stage);
  }

  private static Object values(Object part) {
    if (part instanceof Document document) {
      if (Meta.TEXT_SCORE.equals(document.get(Meta.NAME))) {
        return "$" + FIELD;
      }
      Document copy = new Document();
      document.forEach((key, value) -> copy.put(key, value == null ? null : values(value)));
      return copy;
    }
    return part instanceof Collection<?> items && !(part instanceof Condition)
        ? items.stream().map(TextScores::values).toList()
        : part;
  }
}
