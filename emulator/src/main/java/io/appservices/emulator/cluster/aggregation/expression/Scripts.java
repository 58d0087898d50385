package io.appservices.emulator.cluster.aggregation.expression;

import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The JavaScript of the operation that the current thread works on, with the server's values. */
public abstract class Scripts {

  private static final ThreadLocal<@Nullable Scripts> CURRENT = new ThreadLocal<>();

  /**
   * Calls a function.
   *
   * @param function its source, an expression
   * @param self what it sees as {@code this}; a document or null
   * @return what it returns; null if that is nothing
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if it fails
   */
  public abstract @Nullable Object call(
      String function, @Nullable Object self, List<? extends @Nullable Object> arguments);

  /**
   * Returns the scripts of the current operation.
   *
   * @param operator the name of what needs them
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if there are none: what evaluates
   *     documents outside of a server, such as a rule, runs no scripts
   */
  public static Scripts current(String operator) {
    Scripts current = CURRENT.get();
    if (current == null) {
      throw Refused.notEmulated(operator + " where it evaluates rules, triggers and streams");
    }
    return current;
  }

  /** Works with these scripts in the current thread. */
  protected final <T> T within(Supplier<T> work) {
    Scripts outer = CURRENT.get();
    CURRENT.set(this);
    try {
      return work.get();
    } finally {
      if (outer == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(outer);
      }
    }
  }
}
