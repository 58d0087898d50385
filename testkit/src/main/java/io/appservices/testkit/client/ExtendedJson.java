package io.appservices.testkit.client;

import io.appservices.emulator.api.BsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds values in what was read as JSON: {@code {"$numberLong": "1"}} is the {@code Long} 1. */
final class ExtendedJson {

  private ExtendedJson() {}

  /** Returns the values; what it does not know stays a map. */
  static @Nullable Object values(@Nullable Object json) {
    if (json instanceof Map<?, ?> map) {
      Object single = map.size() == 1 ? single(map.entrySet().iterator().next()) : null;
      return single == null ? members(map) : single;
    }
    if (json instanceof List<?> list) {
      List<@Nullable Object> values = new ArrayList<>();
      list.forEach(item -> values.add(values(item)));
      return values;
    }
    return json;
  }

  private static Map<String, @Nullable Object> members(Map<?, ?> map) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    map.forEach((name, value) -> members.put(String.valueOf(name), values(value)));
    return members;
  }

  private static @Nullable Object single(Map.Entry<?, ?> member) {
    Object value = member.getValue();
    if (value instanceof String text) {
      return ofText(String.valueOf(member.getKey()), text);
    }
    if (value instanceof Map<?, ?> map) {
      return ofMap(String.valueOf(member.getKey()), map);
    }
    return "$undefined".equals(member.getKey()) ? BsonValue.Constant.UNDEFINED : null;
  }

  private static @Nullable Object ofText(String name, String text) {
    return switch (name) {
      case "$oid" -> new BsonValue.ObjectId(text);
      case "$numberInt" -> Integer.valueOf(text);
      case "$numberLong" -> Long.valueOf(text);
      case "$numberDouble" -> Double.valueOf(text);
      case "$numberDecimal" -> new BsonValue.Decimal128(text);
      case "$date" -> Instant.parse(text);
      default -> null;
    };
  }

  private static @Nullable Object ofMap(String name, Map<?, ?> map) {
    if (name.equals("$date") && map.get("$numberLong") instanceof String millis) {
      return Instant.ofEpochMilli(Long.parseLong(millis));
    }
    if (name.equals("$binary")
        && map.get("base64") instanceof String base64
        && map.get("subType") instanceof String type) {
      byte[] bytes = Base64.getDecoder().decode(base64);
      byte subtype = (byte) Integer.parseInt(type, 16);
      return subtype == 0 ? bytes : new BsonValue.Binary(subtype, bytes);
    }
    return null;
  }
}
