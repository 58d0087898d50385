package io.appservices.emulator.cluster.embedded.operand;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The checks of the operands of pipeline stages on which the embedded server would fail. */
public final class StageOperands {

  private static final int FAILED_TO_PARSE = 9;
  private static final String GET_FIELD = " Consider using $getField or $setField.";
  private static final Set<String> OBJECTS =
      Set.of(
          "$match",
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
   * Checks a pipeline, those within its stages, and the queries in them.
   *
   * @throws MongoServerError if a stage, or an operator of a query, does not take its operand
   */
  public static void check(@Nullable Object pipeline) {
    stages(pipeline);
    if (pipeline instanceof Collection<?> stages) {
      StagePlaces.check(stages);
    }
    QueryOperands.checkPipeline(pipeline);
  }

  private static void stages(@Nullable Object pipeline) {
    if (pipeline instanceof Collection<?> stages) {
      for (Object stage : stages) {
        if (stage instanceof Document document) {
          document.forEach(StageOperands::check);
        }
      }
    }
  }

  private static void check(String name, @Nullable Object operand) {
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
    StagePlaces.within(name, operand).forEach(StageOperands::stages);
  }

  private static void facet(Document facets) {
    if (facets.isEmpty()) {
      throw refused(40169, "the $facet specification must be a non-empty object");
    }
    for (String name : facets.keySet()) {
      if (name.isEmpty()) {
        throw refused(15998, "FieldPath field names may not be empty strings.");
      }
      if (name.startsWith("$")) {
        throw refused(16410, "FieldPath field names may not start with '$'." + GET_FIELD);
      }
      if (name.contains(".")) {
        throw refused(16412, "FieldPath field names may not contain '.'." + GET_FIELD);
      }
    }
  }

  private static void count(@Nullable Object operand) {
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

  private static double number(@Nullable Object operand) {
    return operand instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  private static MongoServerError refused(int code, String text) {
    return new MongoServerError(code, "Location" + code, text);
  }

  private static MongoServerError refused(String text) {
    return new MongoServerError(FAILED_TO_PARSE, "FailedToParse", text);
  }
}
