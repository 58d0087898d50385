package io.appservices.emulator.cluster.aggregation.expression;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.appservices.emulator.cluster.aggregation.expression.date.DateFormat;
import io.appservices.emulator.cluster.aggregation.expression.date.Instants;
import io.appservices.emulator.cluster.aggregation.expression.value.Operands;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Operators that make a value of one type that of another. */
final class ConversionOperators {

  private static final int FAILED = 241;
  private static final int HEX_DIGITS_OF_ID = 24;

  /** The types that values are converted to, and their numbers. */
  private static final Map<String, Integer> TARGETS =
      Map.of(
          "double",
          1,
          "string",
          2,
          "objectId",
          7,
          "bool",
          8,
          "date",
          9,
          "int",
          16,
          "long",
          18,
          "decimal",
          19);

  /** Other types that a name may mean. */
  private static final List<String> OTHERS =
      List.of(
          "object",
          "array",
          "binData",
          "undefined",
          "null",
          "regex",
          "javascript",
          "timestamp",
          "minKey",
          "maxKey",
          "missing");

  private ConversionOperators() {}

  static void addTo(Map<String, Operator> all) {
    TARGETS.forEach(
        (type, number) -> {
          String name =
              "$to" + type.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + type.substring(1);
          all.put(name, (e, o) -> orNull(Operands.single(o), type));
        });
    all.put("$convert", (e, o) -> convert(Operands.members(o)));
  }

  private static @Nullable Object orNull(@Nullable Object value, String type) {
    return value == null ? null : converted(value, type);
  }

  private static @Nullable Object convert(Document members) {
    String type = target(members.get("to"));
    Object value = members.get("input");
    if (value == null) {
      return members.get("onNull");
    }
    if (type == null) {
      return null;
    }
    try {
      return converted(value, type);
    } catch (MongoServerError e) {
      if (e.getCode() == FAILED && members.containsKey("onError")) {
        return members.get("onError");
      }
      throw e;
    }
  }

  private static @Nullable String target(@Nullable Object to) {
    if (to == null) {
      return null;
    }
    if (to instanceof String name) {
      if (TARGETS.containsKey(name) || OTHERS.contains(name)) {
        return name;
      }
      throw Refused.because(2, "Unknown type name: " + name);
    }
    if (!(to instanceof Number number)) {
      throw Refused.because(
          9, "$convert's 'to' argument must be a string or number, but is " + Types.of(to));
    }
    if (number.doubleValue() != number.intValue()) {
      throw Refused.because(9, "In $convert, numeric 'to' argument is not an integer");
    }
    return TARGETS.entrySet().stream()
        .filter(target -> target.getValue() == number.intValue())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(
            () ->
                Refused.because(
                    9,
                    "In $convert, numeric value for 'to' does not correspond to"
                        + " a BSON type that values are converted to: "
                        + number));
  }

  private static Object converted(Object value, String type) {
    return switch (type) {
      case "string" -> TextOperators.string(value, type);
      case "bool" ->
          value instanceof Number || value instanceof Boolean ? Utils.isTrue(value) : true;
      case "date" -> date(value);
      case "objectId" -> id(value);
      case "double", "int", "long", "decimal" -> NumberConversions.converted(value, type);
      default -> throw unsupported(value, type);
    };
  }

  static MongoServerError unsupported(Object value, String type) {
    return failed(
        "Unsupported conversion from %s to %s in $convert with no onError value"
            .formatted(Types.of(value), type));
  }

  static MongoServerError failed(String text) {
    return Refused.because(FAILED, text);
  }

  private static Object date(Object value) {
    if (value instanceof Integer) {
      throw unsupported(value, "date");
    }
    if (value instanceof Number number) {
      return Instant.ofEpochMilli(((Number) NumberConversions.whole(number, "long")).longValue());
    }
    if (value instanceof String text) {
      Object date = DateFormat.date(new Document("dateString", text));
      if (date != null) {
        return date;
      }
    }
    Instant instant = Instants.of(value);
    if (instant == null) {
      throw unsupported(value, "date");
    }
    return instant;
  }

  private static Object id(Object value) {
    if (value instanceof ObjectId) {
      return value;
    }
    if (!(value instanceof String text)) {
      throw unsupported(value, "objectId");
    }
    String refusal = "Failed to parse objectId '" + text + "' in $convert with no onError value: ";
    if (text.length() != HEX_DIGITS_OF_ID) {
      throw failed(
          refusal
              + "Invalid string length for parsing to OID, expected 24 but found "
              + text.length());
    }
    if (!text.matches("[0-9a-fA-F]*")) {
      throw failed(refusal + "Invalid character found in hex string");
    }
    return new ObjectId(text);
  }
}
