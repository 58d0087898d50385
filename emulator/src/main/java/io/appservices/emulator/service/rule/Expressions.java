package io.appservices.emulator.service.rule;

import io.appservices.emulator.domain.definition.Expression;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the expressions of rules (docs: rule expressions). All members of a document have to
 * hold. A name that is neither an expansion nor an operator is a field of {@code %%root}. An
 * operator starts with {@code %} or {@code $}. What is not known is refused by its name.
 */
public final class Expressions {

  private final Operands operands;
  private final Scope scope;

  public Expressions(Scope scope) {
    this.scope = scope;
    this.operands = new Operands(scope);
  }

  /**
   * Returns whether an expression holds; an absent one does.
   *
   * @throws io.appservices.emulator.domain.AppServicesException with {@code NotEmulated} if it has
   *     an expansion or operator that is not known
   */
  public boolean holds(Expression expression) {
    return holds(expression.value());
  }

  private boolean holds(@Nullable Object expression) {
    if (expression instanceof Boolean constant) {
      return constant;
    }
    if (expression instanceof Map<?, ?> members) {
      return members.entrySet().stream()
          .allMatch(member -> holds(String.valueOf(member.getKey()), member.getValue()));
    }
    return expression == null;
  }

  private boolean holds(String key, @Nullable Object operand) {
    if (Operands.isOperator(key)) {
      return switch (Operands.operator(key)) {
        case "and" -> list(operand).stream().allMatch(this::holds);
        case "or" -> list(operand).stream().anyMatch(this::holds);
        case "nor" -> list(operand).stream().noneMatch(this::holds);
        case "not" -> !holds(operand);
        case "function" -> Boolean.TRUE.equals(operands.resolve(Map.of(key, operand)));
        default -> throw Operands.notEmulated(key);
      };
    }
    return matches(subject(key), operand);
  }

  private @Nullable Object subject(String key) {
    if (key.startsWith(Operands.EXPANSION)) {
      return operands.expand(key);
    }
    if (!scope.knows("root")) {
      throw Operands.notEmulated(key);
    }
    return Values.member(scope.value("root"), key);
  }

  private boolean matches(@Nullable Object value, @Nullable Object condition) {
    if (condition instanceof Map<?, ?> members && Operands.isCondition(members)) {
      return members.entrySet().stream()
          .allMatch(o -> compare(value, String.valueOf(o.getKey()), o.getValue()));
    }
    if (value instanceof Boolean wanted && isExpression(condition)) {
      return wanted == holds(condition);
    }
    return Values.matches(value, operands.value(condition));
  }

  /**
   * Returns whether a value is itself an expression, such as {@code {"%%true": {"%or": [...]}}}.
   */
  private static boolean isExpression(@Nullable Object condition) {
    return condition instanceof Map<?, ?> members
        && !members.isEmpty()
        && !Operands.isConversion(members);
  }

  private boolean compare(@Nullable Object value, String operator, @Nullable Object operand) {
    return switch (Operands.operator(operator)) {
      case "and" -> list(operand).stream().allMatch(condition -> matches(value, condition));
      case "or" -> list(operand).stream().anyMatch(condition -> matches(value, condition));
      case "nor" -> list(operand).stream().noneMatch(condition -> matches(value, condition));
      case "not" -> !matches(value, operand);
      default -> Values.compare(value, operator, operands.value(operand));
    };
  }

  private static Collection<?> list(@Nullable Object operand) {
    return operand instanceof Collection<?> items ? items : List.of();
  }
}
