package io.appservices.emulator.cluster.aggregation;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.date.DateUnit;
import io.appservices.emulator.cluster.aggregation.expression.value.Operands;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operands that {@code $setWindowFields} takes, and the codes with which others are refused.
 */
final class WindowChecks {

  private static final int FAILED_TO_PARSE = 9;

  private static final Set<String> RANKS = Set.of("$documentNumber", "$rank", "$denseRank");

  private final Document sortBy;

  private WindowChecks(Document sortBy) {
    this.sortBy = sortBy;
  }

  /** Returns the specification of a stage; refuses what is none. */
  static Document checked(@Nullable Object specification) {
    Document body =
        Specification.of(
            "$setWindowFields",
            specification,
            "output!:object",
            "sortBy:object",
            "partitionBy:any");
    Document sortBy = body.get("sortBy") instanceof Document by ? by : new Document();
    WindowChecks checks = new WindowChecks(sortBy);
    Operands.members(body.get("output")).forEach(checks::field);
    return body;
  }

  private void field(String name, @Nullable Object specification) {
    if (!(specification instanceof Document given)) {
      throw refused("The field '" + name + "' must be an object");
    }
    List<String> functions =
        given.keySet().stream().filter(member -> !member.equals("window")).toList();
    if (functions.isEmpty()) {
      throw refused("Must specify a window function in output field");
    }
    if (!functions.get(0).startsWith("$")) {
      throw refused("Expected a $-prefixed window function, " + functions.get(0));
    }
    if (functions.size() > 1) {
      throw refused("Window function found an unknown argument: " + functions.get(1));
    }
    function(functions.get(0), given);
    if (given.containsKey("window")) {
      window(given.get("window"));
    }
  }

  private void function(String name, Document given) {
    if (RANKS.contains(name)) {
      rank(name, given);
    } else if (name.equals("$shift")) {
      shift(given.get(name));
    } else if (Trends.NAMES.contains(name)) {
      Trends.check(name, given, sortBy);
    } else if (name.equals("$expMovingAvg")) {
      Trends.movingAverage(Operands.members(given.get(name)), List.of());
      if (sortBy.isEmpty() || given.containsKey("window")) {
        throw refused("$expMovingAvg requires an explicit 'sortBy', and no 'window'");
      }
    }
  }

  private void rank(String name, Document given) {
    if (given.containsKey("window")) {
      throw Refused.because(5371601, "Rank style window functions take no other arguments");
    }
    if (sortBy.size() != 1 && !name.equals("$documentNumber") || sortBy.isEmpty()) {
      throw Refused.because(
          5371602,
          name + " must be specified with a top level sortBy expression with exactly one element");
    }
    if (!(given.get(name) instanceof Document arguments) || !arguments.isEmpty()) {
      throw Refused.because(5371603, name + " must be specified with '{}' as the value");
    }
  }

  private static void shift(@Nullable Object operand) {
    if (!(operand instanceof Document by)) {
      throw refused("Argument to $shift must be an object");
    }
    for (String member : by.keySet()) {
      if (!Set.of("output", "by", "default").contains(member)) {
        throw refused("Unknown argument in $shift: " + member);
      }
    }
    if (!by.containsKey("output")) {
      throw refused("$shift requires an 'output' expression.");
    }
    if (!(by.get("by") instanceof Number number) || number.doubleValue() != number.intValue()) {
      throw refused("$shift requires 'by' as an integer value.");
    }
  }

  private void window(@Nullable Object operand) {
    if (!(operand instanceof Document window)) {
      throw refused("'window' field must be an object");
    }
    boolean hasRange = window.containsKey("range");
    if (window.containsKey("documents") && hasRange) {
      throw refused("Window bounds can specify either 'documents' or 'unit', not both.");
    }
    if (!hasRange && window.containsKey("unit")) {
      throw refused("Window bounds can only specify 'unit' with range-based bounds.");
    }
    for (String member : window.keySet()) {
      if (!Set.of("documents", "range", "unit").contains(member)) {
        throw refused(
            "'window' field can only contain 'documents' as the only argument or 'range' with an"
                + " optional 'unit' field");
      }
    }
    if (hasRange) {
      range(window);
    } else if (window.containsKey("documents")) {
      documents(pair(window.get("documents")));
    }
  }

  private void documents(List<?> bounds) {
    bounds.forEach(
        bound -> {
          check(bound);
          if (bound instanceof Number number && number.doubleValue() != number.intValue()) {
            throw refused("Numeric document-based bounds must be an integer");
          }
        });
    checkOrder(bounds);
    if (sortBy.isEmpty() && !bounds.stream().allMatch("unbounded"::equals)) {
      throw Refused.because(5339901, "Document-based bounds require a sortBy");
    }
  }

  private void range(Document window) {
    List<?> bounds = pair(window.get("range"));
    bounds.forEach(WindowChecks::check);
    if (window.containsKey("unit")) {
      if (!(window.get("unit") instanceof String)) {
        throw refused("'unit' must be a string");
      }
      if (bounds.stream()
          .anyMatch(b -> b instanceof Number n && n.doubleValue() != n.longValue())) {
        throw refused("With 'unit', range-based bounds must be an integer");
      }
      DateUnit.named(window.get("unit"));
    }
    checkOrder(bounds);
    if (sortBy.size() != 1) {
      throw Refused.because(5339902, "Range-based bounds require sortBy a single field");
    }
  }

  private static List<?> pair(@Nullable Object bounds) {
    if (bounds instanceof List<?> list && list.size() == 2) {
      return list;
    }
    throw refused("Window bounds must be a 2-element array");
  }

  private static void check(@Nullable Object bound) {
    if (!(bound instanceof Number) && !"current".equals(bound) && !"unbounded".equals(bound)) {
      throw refused("Window bounds must be 'unbounded', 'current', or a number.");
    }
  }

  /** Refuses numbers of which the lower one is larger; {@code current} counts as 0. */
  private static void checkOrder(List<?> bounds) {
    double lower = number(bounds.get(0), Double.NEGATIVE_INFINITY);
    double upper = number(bounds.get(1), Double.POSITIVE_INFINITY);
    if (lower > upper) {
      throw Refused.because(
          5339900,
          "Lower bound must not exceed upper bound: [%s, %s]"
              .formatted(bounds.get(0), bounds.get(1)));
    }
  }

  private static double number(@Nullable Object bound, double unbounded) {
    if (bound instanceof Number number) {
      return number.doubleValue();
    }
    return "current".equals(bound) ? 0 : unbounded;
  }

  private static RuntimeException refused(String text) {
    return Refused.because(FAILED_TO_PARSE, text);
  }
}
