package io.appservices.testkit;

import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * Something in JUnit's store that is freed when its context ends. Before 5.13 JUnit closes only
 * {@code CloseableResource}, from then on it would rather see {@code AutoCloseable}: it is both.
 */
@SuppressWarnings("deprecation")
final class ClosingValue implements Store.CloseableResource, AutoCloseable {

  private final Object value;
  private final Runnable end;

  private ClosingValue(Object value, Runnable end) {
    this.value = value;
    this.end = end;
  }

  static <T> ClosingValue of(T value, Consumer<T> end) {
    return new ClosingValue(value, () -> end.accept(value));
  }

  <T> T as(Class<T> type) {
    return type.cast(value);
  }

  @Override
  public void close() {
    end.run();
  }
}
