package io.appservices.emulator.cluster.aggregation.expression;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.SizedList;
import io.appservices.emulator.cluster.aggregation.expression.value.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operators that decide which of their operands are evaluated, and with which variables. */
final class LazyOperators {

  /** Their names. */
  static final Set<String> NAMES =
      Set.of(
          "$literal",
          "$cond",
          "$switch",
          "$ifNull",
          "$and",
          "$or",
          "$let",
          "$map",
          "$filter",
          "$reduce");

  private final Evaluator evaluator;

  LazyOperators(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** Returns the value of one of {@link #NAMES}; {@link Missing} if there is none. */
  @Nullable Object apply(String name, @Nullable Object operand) {
    return switch (name) {
      case "$literal" -> operand;
      case "$and" -> items(operand).stream().allMatch(this::isTrue);
      case "$or" -> items(operand).stream().anyMatch(this::isTrue);
      case "$ifNull" -> ifNull(items(operand));
      case "$cond" -> cond(operand);
      case "$switch" -> choose(members(name, operand));
      case "$let" -> let(members(name, operand));
      case "$map" -> map(members(name, operand));
      case "$filter" -> filter(members(name, operand));
      default -> reduce(members(name, operand));
    };
  }

  private static List<?> items(@Nullable Object operand) {
    return operand instanceof List<?> list ? list : Collections.singletonList(operand);
  }

  private static Document members(String name, @Nullable Object operand) {
    if (operand instanceof Document members) {
      return members;
    }
    throw Refused.because(9, name + " only supports an object as its argument");
  }

  private @Nullable Object ifNull(List<?> items) {
    @Nullable Object value = Missing.getInstance();
    for (Object item : items) {
      value = value(item);
      if (!Missing.isNullOrMissing(value)) {
        return value;
      }
    }
    return value;
  }

  private @Nullable Object cond(@Nullable Object operand) {
    if (operand instanceof List<?> list) {
      return value(isTrue(list.get(0)) ? list.get(1) : list.get(2));
    }
    Document members = members("$cond", operand);
    return value(isTrue(members.get("if")) ? members.get("then") : members.get("else"));
  }

  private boolean isTrue(@Nullable Object expression) {
    return evaluator.isTrue(expression);
  }

  private @Nullable Object choose(Document members) {
    for (Object branch : branches(members.get("branches"))) {
      Document each = branch(branch);
      if (isTrue(each.get("case"))) {
        return value(each.get("then"));
      }
    }
    if (!members.containsKey("default")) {
      throw Refused.because(
          40066,
          "$switch could not find a matching branch for an input, and no default was specified.");
    }
    return value(members.get("default"));
  }

  private static List<?> branches(@Nullable Object given) {
    if (!(given instanceof List<?> branches)) {
      throw Refused.because(
          40061, "$switch expected an array for 'branches', found: " + Types.of(given));
    }
    if (branches.isEmpty()) {
      throw Refused.because(40068, "$switch requires at least one branch.");
    }
    return branches;
  }

  private static Document branch(@Nullable Object given) {
    if (!(given instanceof Document branch)) {
      throw Refused.because(
          40062, "$switch expected each branch to be an object, found: " + Types.of(given));
    }
    for (String member : branch.keySet()) {
      if (!member.equals("case") && !member.equals("then")) {
        throw Refused.because(40063, "$switch found an unknown argument to a branch: " + member);
      }
    }
    if (!branch.containsKey("case")) {
      throw Refused.because(40064, "$switch requires each branch have a 'case' expression");
    }
    if (!branch.containsKey("then")) {
      throw Refused.because(40065, "$switch requires each branch have a 'then' expression.");
    }
    return branch;
  }

  private @Nullable Object let(Document members) {
    if (!(members.get("vars") instanceof Document variables)) {
      throw Refused.because(10065, "invalid parameter: expected an object (vars)");
    }
    Map<String, @Nullable Object> more = new HashMap<>();
    variables.forEach((name, expression) -> more.put(name, value(expression)));
    return evaluator.with(more).value(members.get("in"));
  }

  /** Returns the array that an operator goes through; null if there is none. */
  private @Nullable Collection<?> input(Document members, int code, String name) {
    Object input = value(members.get("input"));
    if (Missing.isNullOrMissing(input)) {
      return null;
    }
    if (input instanceof Collection<?> items) {
      return items;
    }
    throw Refused.because(code, "input to " + name + " must be an array not " + Types.of(input));
  }

  private @Nullable Object map(Document members) {
    Collection<?> items = input(members, 16883, "$map");
    if (items == null) {
      return null;
    }
    String name = members.get("as") instanceof String as ? as : "this";
    SizedList mapped = new SizedList();
    items.forEach(item -> mapped.add(Evaluator.orNull(with(name, item).value(members.get("in")))));
    return mapped;
  }

  private @Nullable Object filter(Document members) {
    Collection<?> items = input(members, 28651, "$filter");
    if (items == null) {
      return null;
    }
    String name = members.get("as") instanceof String as ? as : "this";
    long limit = limit(members);
    List<@Nullable Object> kept = new ArrayList<>();
    for (Object item : items) {
      if (kept.size() < limit && with(name, item).isTrue(members.get("cond"))) {
        kept.add(item);
      }
    }
    return kept;
  }

  private long limit(Document members) {
    Object limit = members.containsKey("limit") ? value(members.get("limit")) : null;
    if (Missing.isNullOrMissing(limit)) {
      return Long.MAX_VALUE;
    }
    if (!(limit instanceof Number number) || number.doubleValue() != number.intValue()) {
      throw Refused.because(
          327391, "$filter: limit must be represented as a 32-bit integral value");
    }
    if (number.intValue() < 1) {
      throw Refused.because(327392, "$filter: limit must be greater than 0");
    }
    return number.intValue();
  }

  private @Nullable Object reduce(Document members) {
    Collection<?> items = input(members, 40080, "$reduce");
    if (items == null) {
      return null;
    }
    Object result = value(members.get("initialValue"));
    for (Object item : items) {
      Map<String, @Nullable Object> both = new HashMap<>();
      both.put("this", item);
      both.put("value", result);
      result = evaluator.with(both).value(members.get("in"));
    }
    return result;
  }

  private @Nullable Object value(@Nullable Object expression) {
    return evaluator.value(expression);
  }

  private Evaluator with(String name, @Nullable Object value) {
    return evaluator.with(Collections.singletonMap(name, value));
  }
}
