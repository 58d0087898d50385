package io.appservices.emulator.ejson;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
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

/** Writes the BSON types that JSON lacks, as type wrapper objects. */
final class TypeWriter {

  private static final long END_OF_YEAR_9999 = 253_402_300_799_999L;

  private final JsonGenerator out;
  private final EjsonWriter values;
  private final boolean canonical;

  TypeWriter(JsonGenerator out, EjsonWriter values, boolean canonical) {
    this.out = out;
    this.values = values;
    this.canonical = canonical;
  }

  static IllegalArgumentException unknown(Object value) {
    return new IllegalArgumentException(
        "Not a type of Extended JSON: " + value.getClass().getName());
  }

  /**
   * Writes one wrapper.
   *
   * @throws IllegalArgumentException when the value has a type without counterpart in BSON
   */
  void write(Object value) throws IOException {
    out.writeStartObject();
    if (value instanceof ObjectId id) {
      out.writeStringField("$oid", id.toHexString());
    } else if (value instanceof Date date) {
      date(date.getTime());
    } else if (value instanceof Instant instant) {
      date(instant.toEpochMilli());
    } else if (value instanceof Decimal128 decimal) {
      out.writeStringField("$numberDecimal", decimal.toString());
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
    out.writeEndObject();
  }

  private void rare(Object value) throws IOException {
    if (value instanceof CodeWithScope code) {
      out.writeStringField("$code", code.getCode());
      out.writeFieldName("$scope");
      values.object(code.getScope());
    } else if (value != null && value.getClass() == Code.class) {
      out.writeStringField("$code", ((Code) value).getCode());
    } else if (value instanceof Symbol symbol) {
      out.writeStringField("$symbol", symbol.getSymbol());
    } else if (value instanceof BsonTimestamp timestamp) {
      timestamp(timestamp);
    } else if (value instanceof BsonRegularExpression regex) {
      pair("$regularExpression", "pattern", regex.getPattern(), "options", regex.getOptions());
    } else if (value instanceof BsonDbPointer pointer) {
      pair("$dbPointer", "$ref", pointer.getNamespace(), "$id", pointer.getId());
    } else if (value instanceof MinKey) {
      out.writeNumberField("$minKey", 1);
    } else if (value instanceof MaxKey) {
      out.writeNumberField("$maxKey", 1);
    } else if (value instanceof BsonUndefined) {
      out.writeBooleanField("$undefined", true);
    } else {
      throw unknown(value);
    }
  }

  private void date(long millis) throws IOException {
    if (!canonical && millis >= 0 && millis <= END_OF_YEAR_9999) {
      out.writeStringField("$date", Instant.ofEpochMilli(millis).toString());
    } else {
      out.writeObjectFieldStart("$date");
      out.writeStringField("$numberLong", Long.toString(millis));
      out.writeEndObject();
    }
  }

  private void binary(byte subType, byte[] bytes) throws IOException {
    out.writeObjectFieldStart("$binary");
    out.writeBinaryField("base64", bytes);
    out.writeStringField("subType", HexFormat.of().toHexDigits(subType));
    out.writeEndObject();
  }

  private void timestamp(BsonTimestamp timestamp) throws IOException {
    out.writeObjectFieldStart("$timestamp");
    out.writeNumberField("t", Integer.toUnsignedLong(timestamp.getTime()));
    out.writeNumberField("i", Integer.toUnsignedLong(timestamp.getInc()));
    out.writeEndObject();
  }

  private void pair(String wrapper, String first, String text, String second, Object value)
      throws IOException {
    out.writeObjectFieldStart(wrapper);
    out.writeStringField(first, text);
    out.writeFieldName(second);
    values.write(value);
    out.writeEndObject();
  }
}
