package io.appservices.emulator.cluster.embedded.operand;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The checks of the operands of pipeline stages on which the embedded server would fail. */
public final class StageOperands {

  private static final int FAILED_TO_PARSE = 9;
  private static final int NOT_LAST = 40601;
  private static final Map<String, Integer> NOT_INSIDE =
      Map.of("$facet", 40600, "$lookup", 51047, "$unionWith", 31441);
  private static final List<String> OUTPUTS = List.of("$out", "$merge");
  private static final Set<String> OBJECTS =
      Set.of(
          "$match",
          "$project",
          "$addFields",
          "$set",
          "$group",
          "$sort",
          "$bucket",
          "$facet",
          "$lookup",
          "$graphLookup",
          "$sample",
          "$replaceRoot",
          "$indexStats");

  private StageOperands() {}

  /**
   * Checks a pipeline, and the queries in it.
   *
   * @throws MongoServerError if a stage, or an operator of a query, does not take its operand
   */
  public static void check(@Nullable Object pipeline) {
    if (pipeline instanceof Collection<?> stages) {
      stages.forEach(StageOperands::stage);
      checkOutputs(stages);
    }
    QueryOperands.checkPipeline(pipeline);
  }

  /** Refuses a stage that writes, unless it is the last one, and in no other. */
  private static void checkOutputs(Collection<?> stages) {
    int place = 0;
    for (Object stage : stages) {
      place++;
      if (stage instanceof Document document) {
        for (String name : OUTPUTS) {
          if (document.containsKey(name) && place < stages.size()) {
            throw new MongoServerError(
                NOT_LAST,
                "Location" + NOT_LAST,
                name + " can only be the final stage in the pipeline");
          }
        }
        if (document.containsKey("$documents") && place > 1) {
          throw refused(40602, "$documents is only valid as the first stage in a pipeline");
        }
        document.forEach(StageOperands::checkInner);
      }
    }
  }

  private static void checkInner(String stage, @Nullable Object body) {
    if (stage.equals("$facet") && body instanceof Document facets) {
      facets.values().forEach(pipeline -> checkNoOutput(stage, pipeline));
    } else if (NOT_INSIDE.containsKey(stage) && body instanceof Document members) {
      checkNoOutput(stage, members.get("pipeline"));
    }
  }

  private static void checkNoOutput(String outer, @Nullable Object pipeline) {
    if (!(pipeline instanceof Collection<?> stages)) {
      return;
    }
    for (Object stage : stages) {
      if (stage instanceof Document document) {
        for (String name : OUTPUTS) {
          if (document.containsKey(name)) {
            int code = NOT_INSIDE.getOrDefault(outer, 0);
            throw new MongoServerError(
                code, "Location" + code, name + " is not allowed to be used within " + outer);
          }
        }
        document.forEach(StageOperands::checkInner);
      }
    }
  }

  private static void stage(@Nullable Object stage) {
    if (stage instanceof Document document) {
      document.forEach(StageOperands::check);
    }
  }

  private static void check(String name, Object operand) {
    if (OBJECTS.contains(name) && !(operand instanceof Document)) {
      throw refused("the " + name + " stage specification must be an object");
    }
    if (name.equals("$sort")) {
      SortOperands.check(operand);
    }
    if (name.equals("$sort") && operand instanceof Document fields && fields.isEmpty()) {
      throw refused(15976, "$sort stage must have at least one sort key");
    }
    if (name.equals("$facet") && operand instanceof Document facets) {
      facet(facets);
    }
    if (name.equals("$count")) {
      count(operand);
    }
    if (name.equals("$limit") && !(number(operand) > 0)) {
      throw refused("invalid argument to $limit stage: the limit must be a positive number");
    }
    if (name.equals("$skip") && !(number(operand) >= 0)) {
      throw refused("invalid argument to $skip stage: Expected a non-negative number");
    }
  }

  private static void facet(Document facets) {
    if (facets.isEmpty()) {
      throw refused(40169, "the $facet specification must be a non-empty object");
    }
    for (Object pipeline : facets.values()) {
      if (pipeline instanceof Collection<?> stages
          && stages.stream()
              .anyMatch(one -> one instanceof Document d && d.containsKey("$facet"))) {
        throw refused(40600, "$facet is not allowed to be used within a $facet stage");
      }
    }
  }

  private static void count(Object operand) {
    if (!(operand instanceof String name)) {
      throw refused(40156, "the count field must be a non-empty string");
    }
    if (name.isEmpty()) {
      throw refused(40157, "the count field must be a non-empty string");
    }
    if (name.startsWith("$")) {
      throw refused(40158, "the count field cannot be a $-prefixed path");
    }
    if (name.contains(".")) {
      throw refused(40160, "the count field cannot contain '.'");
    }
  }

  private static double number(Object operand) {
    return operand instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  private static MongoServerError refused(int code, String text) {
    return new MongoServerError(code, "Location" + code, text);
  }

  private static MongoServerError refused(String text) {
    return new MongoServerError(FAILED_TO_PARSE, "FailedToParse", text);
  }
}
