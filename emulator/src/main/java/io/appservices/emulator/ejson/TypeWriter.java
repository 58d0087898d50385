package io.appservices.emulator.ejson;

import java.time.Instant;
import java.util.Base64;
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

  private final JsonText out;
  private final EjsonWriter values;
  private final boolean canonical;

  TypeWriter(JsonText out, EjsonWriter values, boolean canonical) {
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
  void write(Object value) {
    out.startObject();
    if (value instanceof ObjectId id) {
      out.string("$oid", id.toHexString());
    } else if (value instanceof Date date) {
      date(date.getTime());
    } else if (value instanceof Instant instant) {
      date(instant.toEpochMilli());
    } else if (value instanceof Decimal128 decimal) {
      out.string("$numberDecimal", decimal.toString());
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
    out.endObject();
  }

  private void rare(Object value) {
    if (value instanceof CodeWithScope code) {
      out.string("$code", code.getCode());
      out.name("$scope");
      values.object(code.getScope());
    } else if (value != null && value.getClass() == Code.class) {
      out.string("$code", ((Code) value).getCode());
    } else if (value instanceof Symbol symbol) {
      out.string("$symbol", symbol.getSymbol());
    } else if (value instanceof BsonTimestamp timestamp) {
      timestamp(timestamp);
    } else if (value instanceof BsonRegularExpression regex) {
      pair("$regularExpression", "pattern", regex.getPattern(), "options", regex.getOptions());
    } else if (value instanceof BsonDbPointer pointer) {
      pair("$dbPointer", "$ref", pointer.getNamespace(), "$id", pointer.getId());
    } else if (value instanceof MinKey) {
      out.literal("$minKey", "1");
    } else if (value instanceof MaxKey) {
      out.literal("$maxKey", "1");
    } else if (value instanceof BsonUndefined) {
      out.literal("$undefined", "true");
    } else {
      throw unknown(value);
    }
  }

  private void date(long millis) {
    if (!canonical && millis >= 0 && millis <= END_OF_YEAR_9999) {
      out.string("$date", Instant.ofEpochMilli(millis).toString());
    } else {
      out.name("$date");
      out.startObject();
      out.string("$numberLong", Long.toString(millis));
      out.endObject();
    }
  }

  private void binary(byte subType, byte[] bytes) {
    out.name("$binary");
    out.startObject();
    out.string("base64", Base64.getEncoder().encodeToString(bytes));
    out.string("subType", HexFormat.of().toHexDigits(subType));
    out.endObject();
  }

  private void timestamp(BsonTimestamp timestamp) {
    out.name("$timestamp");
    out.startObject();
    out.literal("t", Integer.toUnsignedString(timestamp.getTime()));
    out.literal("i", Integer.toUnsignedString(timestamp.getInc()));
    out.endObject();
  }

  private void pair(String wrapper, String first, String text, String second, Object value) {
    out.name(wrapper);
    out.startObject();
    out.string(first, text);
    out.name(second);
    values.write(value);
    out.endObject();
  }
}
