package io.appservices.emulator.cluster.embedded.query;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.Pipelines;
import io.appservices.emulator.cluster.aggregation.expression.Evaluator;
import io.appservices.emulator.cluster.aggregation.expression.Server;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code $expr}: documents for which an expression holds. */
final class ExpressionCondition extends Condition {

  static final String NAME = "$expr";

  private final Server server;
  private final @Nullable Object expression;

  ExpressionCondition(Server server, @Nullable Object expression) {
    this.server = server;
    this.expression = expression;
  }

  /** Returns whether an expression is evaluated here: the library does so for conditions alone. */
  static boolean isOwn(@Nullable Object expression) {
    return Pipelines.isExpression(expression);
  }

  @Override
  protected boolean matches(Document document) {
    return Utils.isTrue(
        Evaluator.orNull(new Evaluator(server, document, Map.of()).value(expression)));
  }
}
