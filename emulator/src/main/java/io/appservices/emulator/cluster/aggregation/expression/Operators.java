package io.appservices.emulator.cluster.aggregation.expression;

import io.appservices.emulator.cluster.aggregation.expression.date.DateOperators;
import io.appservices.emulator.cluster.aggregation.expression.value.Operands;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operators that the library lacks, by their names. */
public final class Operators {

  public static final Map<String, Operator> ALL = all();

  private Operators() {}

  private static Map<String, Operator> all() {
    Map<String, Operator> all = new HashMap<>();
    TextOperators.addTo(all);
    StringOperators.addTo(all);
    DateOperators.ALL.forEach((name, operator) -> all.put(name, (e, o) -> operator.apply(o)));
    ArrayOperators.addTo(all);
    PartOperators.addTo(all);
    NumberOperators.addTo(all);
    BinaryOperators.addTo(all);
    ArithmeticOperators.addTo(all);
    ComparisonOperators.addTo(all);
    ConversionOperators.addTo(all);
    ObjectOperators.addTo(all);
    all.put("$textScore", Operators::score);
    all.put(Meta.NAME, (e, o) -> Meta.apply(o));
    all.put(ScriptOperator.NAME, ScriptOperator::apply);
    return Map.copyOf(all);
  }

  private static Object score(Evaluator evaluator, @Nullable Object operand) {
    if (Operands.single(operand) instanceof Scored scored) {
      return scored.of(evaluator.root());
    }
    throw Refused.because(168, "Unrecognized expression '$textScore'");
  }
}
