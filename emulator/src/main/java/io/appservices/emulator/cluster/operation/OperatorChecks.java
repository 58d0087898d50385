package io.appservices.emulator.cluster.operation;

import io.appservices.emulator.domain.DataSourceRefusals;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/** The checks of operators that the embedded server does not refuse as MongoDB does. */
public class OperatorChecks {

  /** No checks, for a server that refuses by itself. */
  public static final OperatorChecks NONE = new OperatorChecks();

  public static final OperatorChecks EMBEDDED = new Embedded();

  private static final Set<String> MODIFIERS =
      Set.of(
          "$set",
          "$unset",
          "$setOnInsert",
          "$inc",
          "$mul",
          "$min",
          "$max",
          "$rename",
          "$currentDate",
          "$push",
          "$pull",
          "$pullAll",
          "$pop",
          "$addToSet",
          "$bit");

  private OperatorChecks() {}

  /** Returns whether updates have an operator of this name. */
  public static boolean isModifier(String name) {
    return MODIFIERS.contains(name);
  }

  /** Returns whether an update has no operators, so that it is the new document. */
  static boolean isReplacement(Document update) {
    return update.keySet().stream().noneMatch(key -> key.startsWith("$"));
  }

  public Document filter(Document filter) {
    return filter;
  }

  public Document update(Document update) {
    return update;
  }

  public void pipeline(List<Document> pipeline) {}

  private static final class Embedded extends OperatorChecks {

    private static final Set<String> QUERY =
        Set.of(
            "$and",
            "$or",
            "$nor",
            "$expr",
            "$where",
            "$text",
            "$comment",
            "$jsonSchema",
            "$sampleRate",
            "$alwaysTrue",
            "$alwaysFalse",
            "$ref",
            "$id",
            "$db");

    private static final Set<String> SEARCH = Set.of("$search", "$searchMeta", "$vectorSearch");

    /** Stages that have pipelines as members. */
    private static final Set<String> INNER = Set.of("$facet", "$lookup", "$unionWith");

    @Override
    public Document filter(Document filter) {
      filter.forEach(
          (key, value) -> {
            if (key.startsWith("$") && !QUERY.contains(key)) {
              throw DataSourceRefusals.mongoDb(
                  "unknown top level operator: "
                      + key
                      + ". If you have a field name that starts with a '$' symbol, consider using"
                      + " $getField or $setField.");
            }
            if (key.startsWith("$") && value instanceof List<?> clauses) {
              clauses.stream()
                  .filter(Document.class::isInstance)
                  .forEach(clause -> filter((Document) clause));
            }
          });
      return wraps(filter) ? new Document("$and", List.of(filter)) : filter;
    }

    /**
     * Returns whether the filter has a field for which the server takes it as an old form of the
     * query and its options.
     */
    private static boolean wraps(Document filter) {
      return filter.containsKey("query") || filter.containsKey("$query");
    }

    @Override
    public Document update(Document update) {
      if (!isReplacement(update)) {
        boolean isModifying = update.keySet().iterator().next().startsWith("$");
        update.forEach(isModifying ? Embedded::modifier : Embedded::fieldOfNew);
      }
      return update;
    }

    /** Refuses what a driver does not send: MongoDB inserts it, but does not replace by it. */
    private static void fieldOfNew(String name, Object value) {
      if (name.startsWith("$")) {
        throw DataSourceRefusals.mongoDb(
            "The dollar ($) prefixed field '%s' in '%s' is not allowed in the context of an update's"
                    .formatted(name, name)
                + " replacement document. Consider using an aggregation pipeline with"
                + " $replaceWith.");
      }
    }

    private static void modifier(String key, Object fields) {
      if (!isModifier(key)) {
        throw DataSourceRefusals.mongoDb(
            "Unknown modifier: "
                + key
                + ". Expected a valid update modifier or pipeline-style update specified as an"
                + " array");
      }
      if (!(fields instanceof Map<?, ?>)) {
        throw DataSourceRefusals.mongoDb(
            "Modifiers operate on fields but we found another type instead. For example: {$mod:"
                + " {<field>: ...}} not "
                + new Document(key, fields).toJson());
      }
    }

    @Override
    public void pipeline(List<Document> pipeline) {
      for (Document stage : pipeline) {
        if (stage.size() != 1) {
          throw DataSourceRefusals.mongoDb(
              "A pipeline stage specification object must contain exactly one field.");
        }
        stage.forEach(
            (name, body) -> {
              if (SEARCH.contains(name)) {
                throw DataSourceRefusals.stageNotEmulated(name);
              }
              if (name.equals("$match") && body instanceof Document query) {
                filter(query);
              }
              if (body instanceof Document members && INNER.contains(name)) {
                members.values().forEach(this::inner);
              }
            });
      }
    }

    private void inner(Object member) {
      if (member instanceof List<?> stages
          && stages.stream().allMatch(Document.class::isInstance)) {
        pipeline(stages.stream().map(Document.class::cast).toList());
      }
    }
  }
}
