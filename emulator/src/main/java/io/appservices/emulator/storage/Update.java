package io.appservices.emulator.storage;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A change of a stored value. It must be a pure function: a store may run it again, on a newer
 * value, when another writer got ahead. It reads no clock, makes no ids, calls no store and throws
 * nothing; everything of that kind is done before.
 */
@FunctionalInterface
public interface Update<T> {

  /** Returns the value in the place of the given one; empty to refuse, which leaves it as it is. */
  Optional<T> apply(T current);

  /** Returns a change that never refuses. */
  static <T> Update<T> to(UnaryOperator<T> change) {
    return current -> Optional.of(change.apply(current));
  }

  /** Returns a change that refuses a value which does not meet a condition. */
  static <T> Update<T> when(Predicate<T> condition, UnaryOperator<T> change) {
    return current ->
        condition.test(current) ? Optional.of(change.apply(current)) : Optional.empty();
  }
}
