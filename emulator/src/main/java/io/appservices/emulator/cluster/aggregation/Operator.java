package io.appservices.emulator.cluster.aggregation;

/** An operator whose operands are evaluated first. */
interface Operator {

  /**
   * Returns its value.
   *
   * @param operand a list, the named members as a document, or a single value; missing ones are
   *     null, but for a single one
   */
  Object apply(Evaluator evaluator, Object operand);
}
