package io.appservices.emulator.cluster.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.Set;

/** What stages of a pipeline take, where the embedded server would fail on something else. */
final class StageOperands {

  private static final int FAILED_TO_PARSE = 9;
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
  private static final Set<String> NUMBERS = Set.of("$limit", "$skip");

  private StageOperands() {}

  /**
   * Checks a pipeline, and the queries in it.
   *
   * @throws MongoServerError if a stage, or an operator of a query, does not take its operand
   */
  static void check(Object pipeline) {
    if (pipeline instanceof Collection<?> stages) {
      stages.forEach(StageOperands::stage);
    }
    QueryOperands.checkPipeline(pipeline);
  }

  private static void stage(Object stage) {
    if (stage instanceof Document document) {
      document.forEach(StageOperands::check);
    }
  }

  private static void check(String name, Object operand) {
    if (OBJECTS.contains(name) && !(operand instanceof Document)) {
      throw refused("the " + name + " stage specification must be an object");
    }
    if (NUMBERS.contains(name) && !(operand instanceof Number)) {
      throw refused("invalid argument to " + name + " stage: Expected a number");
    }
  }

  private static MongoServerError refused(String text) {
    return new MongoServerError(FAILED_TO_PARSE, "FailedToParse", text);
  }
}
