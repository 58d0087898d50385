package io.appservices.emulator.cluster.embedded.operand;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The checks of the operands of pipeline stages, also of those within others. */
public final class StageOperands {

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
    StageForms.check(name, operand);
    StagePlaces.within(name, operand).forEach(StageOperands::stages);
  }
}
