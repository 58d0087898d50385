package io.appservices.emulator.ejson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Date;
import java.util.Set;
import org.bson.BsonDbPointer;
import org.bson.BsonRegularExpression;
import org.bson.BsonTimestamp;
import org.bson.BsonUndefined;
import org.bson.Document;
import org.bson.types.Code;
import org.bson.types.CodeWithScope;
import org.bson.types.MaxKey;
import org.bson.types.MinKey;
import org.bson.types.ObjectId;
import org.bson.types.Symbol;

/**
 * Reads type wrapper objects. By the specification, an object with one of their keys must have
 * exactly the keys of that wrapper, in any order and with values of the right types.
 *
 * <p>{@code $type}, {@code $regex}, {@code $options}, {@code $ref}, {@code $id} and {@code $db} are
 * not among these keys: they are query operators and the DBRef convention.
 */
final class WrapperReader {

  private static final Set<String> KEYS =
      Set.of(
          "$oid",
          "$symbol",
          "$numberInt",
          "$numberLong",
          "$numberDouble",
          "$numberDecimal",
          "$binary",
          "$uuid",
          "$code",
          "$scope",
          "$timestamp",
          "$regularExpression",
          "$dbPointer",
          "$date",
          "$minKey",
          "$maxKey",
          "$undefined");

  private final JsonParser in;
  private final EjsonReader values;
  private final WrapperTokens tokens;
  private final BinaryReader binaries;

  WrapperReader(JsonParser in, EjsonReader values) {
    this.in = in;
    this.values = values;
    this.tokens = new WrapperTokens(in, values);
    this.binaries = new BinaryReader(in, tokens);
  }

  static boolean isWrapperKey(String key) {
    return !key.isEmpty() && key.charAt(0) == '$' && KEYS.contains(key);
  }

  /** Reads the rest of the object, of which the key is just read, and before it these members. */
  Object read(String key, Document before) throws IOException {
    if (!before.isEmpty()) {
      return binaries.afterType(key, before);
    }
    in.nextToken();
    return switch (key) {
      case "$code" -> code();
      case "$scope" -> scopeBeforeCode();
      case "$binary" -> binaries.binary();
      default -> {
        Object value = single(key);
        tokens.requireEnd(key);
        yield value;
      }
    };
  }

  private Object single(String key) throws IOException {
    return switch (key) {
      case "$symbol" -> new Symbol(tokens.text(key));
      case "$timestamp" -> timestamp();
      case "$regularExpression" -> regularExpression();
      case "$dbPointer" -> dbPointer();
      case "$date" -> date();
      case "$minKey" -> literal(key, "1", new MinKey());
      case "$maxKey" -> literal(key, "1", new MaxKey());
      case "$undefined" -> literal(key, "true", new BsonUndefined());
      default -> TextValues.parse(key, tokens.text(key));
    };
  }

  private Object literal(String key, String expected, Object value) throws IOException {
    boolean quoted = in.currentToken() == JsonToken.VALUE_STRING;
    if (quoted || !expected.equals(in.getText())) {
      throw WrapperTokens.wrong(key);
    }
    return value;
  }

  private Date date() throws IOException {
    if (in.currentToken() == JsonToken.VALUE_STRING) {
      return TextValues.isoDate(in.getText());
    }
    boolean wrapped = in.currentToken() == JsonToken.START_OBJECT;
    if (wrapped && values.value(JsonToken.START_OBJECT) instanceof Long millis) {
      return new Date(millis);
    }
    throw WrapperTokens.wrong("$date");
  }

  private BsonTimestamp timestamp() throws IOException {
    Object[] pair = tokens.pair("$timestamp", "t", "i");
    return new BsonTimestamp(unsigned(pair[0]), unsigned(pair[1]));
  }

  private static int unsigned(Object number) {
    if (number instanceof Integer || number instanceof Long) {
      long value = ((Number) number).longValue();
      if (value >= 0 && value <= 0xFFFF_FFFFL) {
        return (int) value;
      }
    }
    throw WrapperTokens.wrong("$timestamp");
  }

  private BsonRegularExpression regularExpression() throws IOException {
    Object[] pair = tokens.pair("$regularExpression", "pattern", "options");
    if (pair[0] instanceof String pattern && pair[1] instanceof String options) {
      // BSON ends both with a zero byte: such an expression could not be stored.
      if (pattern.indexOf('\0') < 0 && options.indexOf('\0') < 0) {
        return new BsonRegularExpression(pattern, options);
      }
    }
    throw WrapperTokens.wrong("$regularExpression");
  }

  private BsonDbPointer dbPointer() throws IOException {
    Object[] pair = tokens.pair("$dbPointer", "$ref", "$id");
    if (pair[0] instanceof String namespace && pair[1] instanceof ObjectId id) {
      return new BsonDbPointer(namespace, id);
    }
    throw WrapperTokens.wrong("$dbPointer");
  }

  private Code code() throws IOException {
    String code = tokens.text("$code");
    if (in.nextToken() == JsonToken.END_OBJECT) {
      return new Code(code);
    }
    if (!"$scope".equals(in.currentName())) {
      throw WrapperTokens.wrong("$code");
    }
    CodeWithScope scoped = new CodeWithScope(code, scope(in.nextToken()));
    tokens.requireEnd("$code");
    return scoped;
  }

  private CodeWithScope scopeBeforeCode() throws IOException {
    Document scope = scope(in.currentToken());
    tokens.requireKey("$scope", "$code");
    CodeWithScope scoped = new CodeWithScope(tokens.text("$code"), scope);
    tokens.requireEnd("$code");
    return scoped;
  }

  private Document scope(JsonToken token) throws IOException {
    if (values.value(token) instanceof Document scope) {
      return scope;
    }
    throw WrapperTokens.wrong("$scope");
  }
}
