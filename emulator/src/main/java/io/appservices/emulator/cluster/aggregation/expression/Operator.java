package io.appservices.emulator.cluster.aggregation.expression;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
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

  /** Returns the only operand of an operator that takes one; null if it is missing. */
  static @Nullable Object single(@Nullable Object operand) {
    Object value = operand instanceof List<?> list && list.size() == 1 ? list.get(0) : operand;
    return Evaluator.orNull(value);
  }

  /** Returns the operand of an operator that takes named members; refuses any other. */
  static Document members(@Nullable Object operand) {
    if (operand instanceof Document members) {
      return members;
    }
    throw Refused.because(9, "the operator only supports an object as its argument");
  }

  /** Returns the operands of an operator that takes several; refuses any other. */
  static List<?> items(@Nullable Object operand) {
    if (operand instanceof List<?> items) {
      return items;
    }
    throw Refused.because(16020, "the operator takes an array of arguments");
  }

  /** Returns a member that has to be a number; refuses any other. */
  static Number number(Document members, String name) {
    return number(members, name, 9);
  }

  /** Returns a member that has to be a number; refuses any other with a code. */
  static Number number(Document members, String name, int code) {
    if (members.get(name) instanceof Number number) {
      return number;
    }
    throw Refused.because(code, "the operator needs a number as '" + name + "'");
  }
}
