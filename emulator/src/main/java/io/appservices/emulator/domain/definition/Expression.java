package io.appservices.emulator.domain.definition;

import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.Members;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * An expression of a rule, not evaluated yet (docs: rule expressions). It shares nothing with the
 * configuration that it was read from.
 *
 * @param value a boolean or a document; of another type it never holds; null if it is absent
 */
public record Expression(@Nullable Object value) {

  /** Says nothing: where it stands, nothing is asked. */
  public static final Expression ABSENT = new Expression(null);

  /** An expression that always holds. */
  public static final Expression ALWAYS = new Expression(true);

  /** An expression that never holds. */
  public static final Expression NEVER = new Expression(false);

  /** Returns a copy of what a configuration says. */
  public static Expression of(@Nullable Object value) {
    return value == null ? ABSENT : new Expression(Documents.deepCopy(value));
  }

  static Expression of(Members members, String name) {
    Object copy = members.get(name);
    return copy == null ? ABSENT : new Expression(copy);
  }

  /** Holds if both do; absent if the first is. */
  static Expression all(Expression first, Expression second) {
    return first.isPresent()
        ? new Expression(new Document("%and", List.of(first.value, second.value)))
        : first;
  }

  public boolean isPresent() {
    return value != null;
  }
}
