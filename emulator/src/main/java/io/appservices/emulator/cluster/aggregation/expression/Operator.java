package io.appservices.emulator.cluster.aggregation.expression;

import org.jspecify.annotations.Nullable;

/** An operator whose operands are evaluated first. */
public interface Operator {

  /**
   * Returns its value.
   *
   * @param operand the named members as a document, or a list of the operands, also of a single
   *     one; missing ones are null, but for operators that compare
   */
  @Nullable Object apply(Evaluator evaluator, @Nullable Object operand);
}
