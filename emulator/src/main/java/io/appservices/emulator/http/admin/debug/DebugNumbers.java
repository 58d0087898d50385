package io.appservices.emulator.http.admin.debug;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The numbers in the result of a debug run: what a function gives back of its arguments keeps its
 * type, and what it computed is a double, written without a fraction if it has none.
 */
final class DebugNumbers {

  /** The largest number up to which doubles represent all whole numbers. */
  private static final double LARGEST_WHOLE = 1L << 53;

  private final Set<Object> given = new HashSet<>();

  DebugNumbers(List<Object> arguments) {
    collect(arguments);
  }

  private void collect(Object value) {
    if (value instanceof Map<?, ?> document) {
      document.values().forEach(this::collect);
    } else if (value instanceof Collection<?> list) {
      list.forEach(this::collect);
    } else if (value instanceof Integer) {
      given.add(value);
    }
  }

  @Nullable Object shown(@Nullable Object result) {
    if (result instanceof Map<?, ?> document) {
      Document shown = new Document();
      document.forEach((key, value) -> shown.append(String.valueOf(key), shown(value)));
      return shown;
    }
    if (result instanceof List<?> list) {
      return list.stream().map(this::shown).toList();
    }
    if (result instanceof Integer number) {
      return given.contains(number) ? number : computed(number);
    }
    return result instanceof Double number ? computed(number) : result;
  }

  private static Object computed(double number) {
    boolean whole = number == Math.rint(number) && Math.abs(number) <= LARGEST_WHOLE;
    boolean negativeZero = number == 0 && 1 / number < 0;
    return whole && !negativeZero
        ? new Document("$numberDouble", Long.toString((long) number))
        : (Object) number;
  }
}
