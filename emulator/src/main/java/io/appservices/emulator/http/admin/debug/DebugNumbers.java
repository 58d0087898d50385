package io.appservices.emulator.http.admin.debug;

import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The numbers in the result of a debug run: a double without a fraction is written without one. */
final class DebugNumbers {

  /** The largest number up to which doubles represent all whole numbers. */
  private static final double LARGEST_WHOLE = 1L << 53;

  private DebugNumbers() {}

  static @Nullable Object shown(@Nullable Object result) {
    if (result instanceof Map<?, ?> document) {
      Document shown = new Document();
      document.forEach((key, value) -> shown.append(String.valueOf(key), shown(value)));
      return shown;
    }
    if (result instanceof List<?> list) {
      return list.stream().map(DebugNumbers::shown).toList();
    }
    return result instanceof Double number ? shown((double) number) : result;
  }

  private static Object shown(double number) {
    boolean whole = number == Math.rint(number) && Math.abs(number) <= LARGEST_WHOLE;
    boolean negativeZero = number == 0 && 1 / number < 0;
    return whole && !negativeZero
        ? new Document("$numberDouble", Long.toString((long) number))
        : (Object) number;
  }
}
