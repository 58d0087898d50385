package io.appservices.emulator.cluster.aggregation;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
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
      if (list.size() != 3) {
        throw Refused.because(
            16020,
            "Expression $cond takes exactly 3 arguments. " + list.size() + " were passed in.");
      }
      return value(isTrue(list.get(0)) ? list.get(1) : list.get(2));
    }
    Document members = members("$cond", operand);
    return value(isTrue(members.get("if")) ? members.get("then") : members.get("else"));
  }

  private boolean isTrue(@Nullable Object expression) {
    return evaluator.isTrue(expression);
  }

  private @Nullable Object choose(Document members) {
    for (Object branch : items(members.getOrDefault("branches", List.of()))) {
      Document each = members("$switch", branch);
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

  private @Nullable Object let(Document members) {
    Map<String, @Nullable Object> more = new HashMap<>();
    members("$let", members.get("vars"))
        .forEach((name, expression) -> more.put(name, value(expression)));
    return evaluator.with(more).value(members.get("in"));
  }

  private @Nullable Object map(Document members) {
    if (!(value(members.get("input")) instanceof Collection<?> items)) {
      return null;
    }
    String name = members.get("as") instanceof String as ? as : "this";
    List<@Nullable Object> mapped = new ArrayList<>();
    items.forEach(item -> mapped.add(Evaluator.orNull(with(name, item).value(members.get("in")))));
    return mapped;
  }

  private @Nullable Object filter(Document members) {
    if (!(value(members.get("input")) instanceof Collection<?> items)) {
      return null;
    }
    String name = members.get("as") instanceof String as ? as : "this";
    long limit = members.get("limit") == null ? Long.MAX_VALUE : limit(members.get("limit"));
    List<@Nullable Object> kept = new ArrayList<>();
    for (Object item : items) {
      if (kept.size() < limit && with(name, item).isTrue(members.get("cond"))) {
        kept.add(item);
      }
    }
    return kept;
  }

  private long limit(@Nullable Object expression) {
    if (value(expression) instanceof Number number) {
      return number.longValue();
    }
    throw Refused.because(327391, "$filter: limit must be represented as a 32-bit integral value");
  }

  private @Nullable Object reduce(Document members) {
    if (!(value(members.get("input")) instanceof Collection<?> items)) {
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
