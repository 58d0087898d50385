package io.appservices.emulator.ejson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.bson.BsonDbPointer;
import org.bson.BsonRegularExpression;
import org.bson.BsonTimestamp;
import org.bson.BsonUndefined;
import org.bson.types.Binary;
import org.bson.types.Code;
import org.bson.types.CodeWithScope;
import org.bson.types.Decimal128;
import org.bson.types.MaxKey;
import org.bson.types.MinKey;
import org.bson.types.ObjectId;
import org.bson.types.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as JSON without the types that JSON lacks, as endpoints and the Data API answer
 * unless they are asked for Extended JSON (docs: data formats): ids and decimal numbers are
 * strings, dates are in the form of ISO 8601 with milliseconds. What is undefined is left out.
 */
public final class PlainJson {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final double MOST_PLAIN = 1e21;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamWriteConstraints(
              StreamWriteConstraints.builder().maxNestingDepth(Ejson.MAX_DEPTH + 2).build())
          .build();

  private final JsonGenerator out;

  private PlainJson(JsonGenerator out) {
    this.out = out;
  }

  /**
   * Writes a value as UTF-8; nothing at all if it is undefined.
   *
   * @throws IllegalArgumentException if a number is not finite, a value has a type without
   *     counterpart in BSON, or it nests too deep
   */
  public static byte[] write(@Nullable Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (value instanceof BsonUndefined) {
      return bytes.toByteArray();
    }
    try (JsonGenerator generator = JSON.createGenerator(bytes)) {
      new PlainJson(generator).value(value);
    } catch (IOException e) {
      throw new IllegalArgumentException("Not writable as JSON: " + e.getMessage(), e);
    }
    return bytes.toByteArray();
  }

  private void value(@Nullable Object value) throws IOException {
    if (value == null || value instanceof BsonUndefined) {
      out.writeNull();
    } else if (value instanceof CharSequence || value instanceof Symbol) {
      out.writeString(value.toString());
    } else if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else if (value instanceof Map<?, ?> map) {
      object(map);
    } else if (value instanceof Iterable<?> items) {
      array(items);
    } else if (value instanceof Object[] items) {
      array(Arrays.asList(items));
    } else if (value instanceof Decimal128 decimal) {
      out.writeString(decimal.toString());
    } else if (value instanceof Number number) {
      number(number);
    } else {
      typed(value);
    }
  }

  private void object(Map<?, ?> map) throws IOException {
    out.writeStartObject();
    for (Map.Entry<?, ?> member : map.entrySet()) {
      if (!(member.getValue() instanceof BsonUndefined)) {
        out.writeFieldName(String.valueOf(member.getKey()));
        value(member.getValue());
      }
    }
    out.writeEndObject();
  }

  private void array(Iterable<?> items) throws IOException {
    out.writeStartArray();
    for (Object item : items) {
      value(item);
    }
    out.writeEndArray();
  }

  private void number(Number number) throws IOException {
    if (number instanceof Double || number instanceof Float) {
      float64(number.doubleValue());
    } else {
      out.writeNumber(number.longValue());
    }
  }

  private void float64(double number) throws IOException {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("JSON has no number " + number);
    }
    boolean whole = number == Math.rint(number) && Math.abs(number) < MOST_PLAIN;
    if (whole) {
      out.writeNumber(new BigDecimal(number).toPlainString());
    } else {
      out.writeNumber(number);
    }
  }

  private void typed(Object value) throws IOException {
    if (value instanceof ObjectId id) {
      out.writeString(id.toHexString());
    } else if (value instanceof Date date) {
      out.writeString(DATE.format(date.toInstant()));
    } else if (value instanceof Instant instant) {
      out.writeString(DATE.format(instant));
    } else if (value instanceof Binary binary) {
      binary(binary.getType(), binary.getData());
    } else if (value instanceof byte[] bytes) {
      binary((byte) 0, bytes);
    } else if (value instanceof UUID uuid) {
      Binary binary = TextValues.binary(uuid);
      binary(binary.getType(), binary.getData());
    } else {
      rare(value);
    }
  }

  private void rare(Object value) throws IOException {
    if (value instanceof BsonRegularExpression regex) {
      pair("Pattern", regex.getPattern(), "Options", regex.getOptions());
    } else if (value instanceof BsonTimestamp time) {
      pair("T", Integer.toUnsignedLong(time.getTime()), "I", Integer.toUnsignedLong(time.getInc()));
    } else if (value instanceof MinKey || value instanceof MaxKey) {
      out.writeStartObject();
      out.writeEndObject();
    } else if (value instanceof CodeWithScope code) {
      pair("Code", code.getCode(), "Scope", code.getScope());
    } else if (value instanceof Code code) {
      out.writeString(code.getCode());
    } else if (value instanceof BsonDbPointer pointer) {
      pair("DB", pointer.getNamespace(), "Pointer", pointer.getId());
    } else {
      throw TypeWriter.unknown(value);
    }
  }

  private void binary(byte subtype, byte[] bytes) throws IOException {
    out.writeStartObject();
    out.writeNumberField("Subtype", Byte.toUnsignedInt(subtype));
    out.writeFieldName("Data");
    out.writeBinary(bytes);
    out.writeEndObject();
  }

  private void pair(String first, Object one, String second, Object other) throws IOException {
    out.writeStartObject();
    out.writeFieldName(first);
    value(one);
    out.writeFieldName(second);
    value(other);
    out.writeEndObject();
  }
}
