package io.appservices.emulator.service.rule;

import io.appservices.emulator.domain.definition.Expression;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A search for expressions that look at the document under test. */
final class RootReferences {

  private RootReferences() {}

  /**
   * Returns whether the expression looks at the document; true if in doubt, which only costs time.
   */
  static boolean document(Expression expression) {
    return document(expression.value());
  }

  private static boolean document(@Nullable Object expression) {
    if (expression instanceof String text) {
      return text.startsWith(Operands.EXPANSION) && isOfDocuments(text);
    }
    if (expression instanceof Collection<?> items) {
      return items.stream().anyMatch(RootReferences::document);
    }
    return expression instanceof Map<?, ?> members
        && members.entrySet().stream()
            .anyMatch(member -> member(String.valueOf(member.getKey()), member.getValue()));
  }

  private static boolean member(String key, Object value) {
    if (key.equals("%function") && value instanceof Map<?, ?> call) {
      return document(call.get("arguments"));
    }
    boolean field = !Operands.isOperator(key) && !key.startsWith(Operands.EXPANSION);
    return field || document(key) || document(value);
  }

  private static boolean isOfDocuments(String text) {
    String name = text.substring(Operands.EXPANSION.length()).split("\\.", 2)[0];
    return Scope.OF_DOCUMENTS.contains(name);
  }
}
