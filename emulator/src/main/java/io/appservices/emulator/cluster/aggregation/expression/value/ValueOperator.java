package io.appservices.emulator.cluster.aggregation.expression.value;

import org.jspecify.annotations.Nullable;

/** An operator on values alone, whatever the document. */
public interface ValueOperator {

  /**
   * Returns its value.
   *
   * @param operand the named members as a document, or a list of the operands, also of a single
   *     one; missing ones are null
   */
  @Nullable Object apply(@Nullable Object operand);
}
