package io.appservices.emulator.storage;

import java.util.Optional;
import java.util.function.Supplier;

/** The outcome of an {@link Update}. Only {@link Changed} has changed anything. */
public sealed interface UpdateResult<T> {

  /** The value was changed. */
  record Changed<T>(T before, T after) implements UpdateResult<T> {}

  /** The update refused the value. */
  record Refused<T>(T current) implements UpdateResult<T> {}

  /** The change was refused: another value has a unique key of this one, such as an identity. */
  record Taken<T>(T current) implements UpdateResult<T> {}

  /** There is no such value. */
  record Missing<T>() implements UpdateResult<T> {}

  /** Returns the value as it is now, if it was changed. */
  default Optional<T> changed() {
    return this instanceof Changed<T> changed ? Optional.of(changed.after()) : Optional.empty();
  }

  default boolean isChanged() {
    return this instanceof Changed;
  }

  /** Returns the value as it is now; throws if it was not changed, for whatever reason. */
  default T orElseThrow(Supplier<? extends RuntimeException> failure) {
    return changed().orElseThrow(failure);
  }

  /** Throws if the value was not changed, for whatever reason. */
  default void require(Supplier<? extends RuntimeException> failure) {
    if (!isChanged()) {
      throw failure.get();
    }
  }

  /** Returns the outcome where nothing can be taken. */
  static <T> UpdateResult<T> of(T before, Optional<T> after) {
    return after.isPresent() ? new Changed<>(before, after.get()) : new Refused<>(before);
  }
}
