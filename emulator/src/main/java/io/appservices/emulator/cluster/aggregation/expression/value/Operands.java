package io.appservices.emulator.cluster.aggregation.expression.value;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operands of an operator, in the form that it takes. */
public final class Operands {

  private Operands() {}

  /** Returns the only operand of an operator that takes one; null if it is missing. */
  public static @Nullable Object single(@Nullable Object operand) {
    Object value = operand instanceof List<?> list && list.size() == 1 ? list.get(0) : operand;
    return value instanceof Missing ? null : value;
  }

  /** Returns the operand of an operator that takes named members; refuses any other. */
  public static Document members(@Nullable Object operand) {
    if (operand instanceof Document members) {
      return members;
    }
    throw Refused.because(9, "the operator only supports an object as its argument");
  }

  /** Returns the operands of an operator that takes several; refuses any other. */
  public static List<?> items(@Nullable Object operand) {
    if (operand instanceof List<?> items) {
      return items;
    }
    throw Refused.because(16020, "the operator takes an array of arguments");
  }

  /** Returns a member that has to be a number; refuses any other. */
  public static Number number(Document members, String name) {
    return number(members, name, 9);
  }

  /** Returns a member that has to be a number; refuses any other with a code. */
  public static Number number(Document members, String name, int code) {
    if (members.get(name) instanceof Number number) {
      return number;
    }
    throw Refused.because(code, "the operator needs a number as '" + name + "'");
  }
}
