package io.appservices.emulator.cluster.aggregation.expression;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.Types;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Operators on the size and the bits of values, on timestamps and decimals. */
final class BinaryOperators {

  private BinaryOperators() {}

  static void addTo(Map<String, Operator> all) {
    all.put("$binarySize", (e, o) -> orNull(o, BinaryOperators::binarySize));
    all.put("$bsonSize", (e, o) -> orNull(o, BinaryOperators::bsonSize));
    all.put("$bitNot", (e, o) -> orNull(o, BinaryOperators::bitNot));
    all.put(
        "$tsSecond",
        (e, o) -> orNull(o, value -> timestamp("$tsSecond", value, 5687301).getTime()));
    all.put(
        "$tsIncrement",
        (e, o) -> orNull(o, value -> timestamp("$tsIncrement", value, 5687302).getInc()));
  }

  /** Applies an operator of one operand, which may stand in an array. */
  private static @Nullable Object orNull(@Nullable Object operand, UnaryOperator<Object> operator) {
    Object value = operand instanceof List<?> list && list.size() == 1 ? list.get(0) : operand;
    return value == null || Missing.isNullOrMissing(value) ? null : operator.apply(value);
  }

  private static Object binarySize(Object value) {
    if (value instanceof String text) {
      return text.getBytes(StandardCharsets.UTF_8).length;
    }
    if (value instanceof BinData data) {
      return data.getData().length;
    }
    throw Refused.because(
        51276, "$binarySize requires a string or BinData argument, found: " + Types.of(value));
  }

  private static Object bsonSize(Object value) {
    if (!(value instanceof Document document)) {
      throw Refused.because(
          31393, "$bsonSize requires a document input, found: " + Types.of(value));
    }
    ByteBuf buffer = Unpooled.buffer();
    try {
      BsonEncoder.encodeDocument(document, buffer);
      return buffer.writerIndex();
    } finally {
      buffer.release();
    }
  }

  private static Object bitNot(Object value) {
    if (value instanceof Integer number) {
      return ~number;
    }
    if (value instanceof Long number) {
      return ~number;
    }
    throw Refused.because(
        28765, "$bitNot only supports int and long, not " + Types.of(value) + ".");
  }

  static Object toDecimal(Object value) {
    if (value instanceof Boolean bool) {
      return new Decimal128(bool ? BigDecimal.ONE : BigDecimal.ZERO);
    }
    if (value instanceof Instant instant) {
      return new Decimal128(BigDecimal.valueOf(instant.toEpochMilli()));
    }
    if (value instanceof Decimal128) {
      return value;
    }
    try {
      if (value instanceof Number || value instanceof String) {
        return decimal(value.toString());
      }
    } catch (NumberFormatException notFinite) {
      throw Refused.because(
          241, "Failed to parse number '" + value + "' in $convert with no onError value");
    }
    throw Refused.because(
        241,
        "Unsupported conversion from "
            + Types.of(value)
            + " to decimal in $convert with no onError value");
  }

  private static Decimal128 decimal(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "nan", "+nan", "-nan" -> Decimal128.NaN;
      case "infinity", "+infinity", "inf", "+inf" -> Decimal128.POSITIVE_INFINITY;
      case "-infinity", "-inf" -> Decimal128.NEGATIVE_INFINITY;
      default -> new Decimal128(new BigDecimal(text));
    };
  }

  private static BsonTimestamp timestamp(String name, Object value, int code) {
    if (value instanceof BsonTimestamp timestamp) {
      return timestamp;
    }
    throw Refused.because(code, name + " requires a timestamp argument, found: " + Types.of(value));
  }
}
