package io.appservices.emulator.service.function;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.ErrorCode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;

/**
 * Evaluates the expressions of rules: {@code %%user}, {@code %%args}, {@code %%true} and the
 * operators {@code %and}, {@code %or}, {@code %not}, {@code %in}, {@code %nin}, {@code %eq}, {@code
 * %ne}, {@code %gt}, {@code %gte}, {@code %lt}, {@code %lte}, {@code %exists} (docs: rule
 * expressions). All members of a document have to hold.
 */
final class Expressions {

  private static final String EXPANSION = "%%";

  private final Document scope;

  /**
   * Expressions about something.
   *
   * @param scope what the expansions stand for, by their names without {@code %%}
   */
  Expressions(Document scope) {
    this.scope = scope;
  }

  boolean holds(Object expression) {
    if (expression instanceof Boolean constant) {
      return constant;
    }
    if (expression instanceof Map<?, ?> members) {
      return members.entrySet().stream()
          .allMatch(member -> holds(String.valueOf(member.getKey()), member.getValue()));
    }
    return expression == null;
  }

  private boolean holds(String key, Object operand) {
    return switch (key) {
      case "%and" -> list(operand).stream().allMatch(this::holds);
      case "%or" -> list(operand).stream().anyMatch(this::holds);
      case "%not" -> !holds(operand);
      default -> {
        if (key.startsWith(EXPANSION)) {
          yield matches(expand(key), operand);
        }
        throw notEmulated(key);
      }
    };
  }

  private boolean matches(Object value, Object condition) {
    if (!(condition instanceof Map<?, ?> operators)
        || operators.keySet().stream().noneMatch(k -> String.valueOf(k).startsWith("%"))) {
      return same(value, resolve(condition));
    }
    return operators.entrySet().stream()
        .allMatch(o -> compare(value, String.valueOf(o.getKey()), resolve(o.getValue())));
  }

  private boolean compare(Object value, String operator, Object operand) {
    return switch (operator) {
      case "%in" -> list(operand).stream().anyMatch(item -> same(value, resolve(item)));
      case "%nin" -> list(operand).stream().noneMatch(item -> same(value, resolve(item)));
      case "%eq" -> same(value, operand);
      case "%ne" -> !same(value, operand);
      case "%exists" -> (value != null) == Boolean.TRUE.equals(operand);
      case "%gt" -> order(value, operand) > 0;
      case "%gte" -> order(value, operand) >= 0;
      case "%lt" -> order(value, operand) < 0;
      case "%lte" -> order(value, operand) <= 0;
      case "%not" -> !matches(value, operand);
      default -> throw notEmulated(operator);
    };
  }

  private Object resolve(Object operand) {
    return operand instanceof String text && text.startsWith(EXPANSION) ? expand(text) : operand;
  }

  private Object expand(String path) {
    String[] steps = path.substring(EXPANSION.length()).split("\\.");
    if (steps[0].equals("true") || steps[0].equals("false")) {
      return Boolean.valueOf(steps[0]);
    }
    if (!scope.containsKey(steps[0])) {
      throw notEmulated(EXPANSION + steps[0]);
    }
    Object value = scope;
    for (String step : steps) {
      value = member(value, step);
    }
    return value;
  }

  private static Object member(Object value, String step) {
    if (value instanceof Map<?, ?> map) {
      return map.get(step);
    }
    if (value instanceof List<?> items && step.matches("\\d{1,6}")) {
      int index = Integer.parseInt(step);
      return index < items.size() ? items.get(index) : null;
    }
    return null;
  }

  private static boolean same(Object a, Object b) {
    return a instanceof Number && b instanceof Number ? order(a, b) == 0 : Objects.equals(a, b);
  }

  /** Values that have no order are neither before nor after each other. */
  private static double order(Object a, Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      return Double.compare(x.doubleValue(), y.doubleValue());
    }
    return a instanceof String x && b instanceof String y ? x.compareTo(y) : Double.NaN;
  }

  private static Collection<?> list(Object operand) {
    return operand instanceof Collection<?> items ? items : List.of();
  }

  private static AppServicesException notEmulated(String part) {
    return new AppServicesException(
        Kind.NOT_EMULATED,
        ErrorCode.NOT_EMULATED,
        "the emulator does not evaluate '" + part + "' in rule expressions");
  }
}
