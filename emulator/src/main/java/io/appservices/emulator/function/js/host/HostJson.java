package io.appservices.emulator.function.js.host;

import io.appservices.emulator.ejson.Ejson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.CodeWithScope;
import org.jspecify.annotations.Nullable;

/**
 * The text in which values travel to JavaScript: relaxed Extended JSON, but no number loses its
 * type. What needs no wrapper is read by the engine's own parser, which is many times faster than
 * code in JavaScript. The way back is Extended JSON, too.
 */
public final class HostJson {

  private HostJson() {}

  public static String text(@Nullable Object value) {
    return Ejson.relaxedText(typed(value));
  }

  private static @Nullable Object typed(@Nullable Object value) {
    if (value instanceof Long number) {
      return new Document("$numberLong", number.toString());
    }
    if (value instanceof Double number) {
      boolean whole = number == Math.rint(number) && !Double.isInfinite(number);
      return whole ? new Document("$numberDouble", number.toString()) : number;
    }
    if (value instanceof Map<?, ?> map) {
      Document copy = new Document();
      map.forEach((key, member) -> copy.put((String) key, typed(member)));
      return copy;
    }
    if (value instanceof Iterable<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(member -> copy.add(typed(member)));
      return copy;
    }
    if (value instanceof CodeWithScope code) {
      return new CodeWithScope(code.getCode(), (Document) typed(code.getScope()));
    }
    return value;
  }
}
