package io.appservices.emulator.ejson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Builds values straight from the tokens of one text. */
final class EjsonReader {

  private final JsonParser in;
  private final WrapperReader wrappers;

  EjsonReader(JsonParser in) {
    this.in = in;
    this.wrappers = new WrapperReader(in, this);
  }

  /** Returns the one value of the text. */
  @Nullable Object topValue() throws IOException {
    Object value = value(first());
    requireEnd();
    return value;
  }

  /**
   * Returns the one object of the text, whose own keys are not taken for those of a type wrapper.
   */
  Document topDocument() throws IOException {
    if (first() != JsonToken.START_OBJECT) {
      throw new EjsonException("expected a JSON object");
    }
    Document document = new Document();
    for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
      document.put(checked(key), value(in.nextToken()));
    }
    requireEnd();
    return document;
  }

  /** Returns the first key that the one object of the text has twice. */
  Optional<String> topRepeatedKey() throws IOException {
    if (first() != JsonToken.START_OBJECT) {
      throw new EjsonException("expected a JSON object");
    }
    Set<String> keys = new HashSet<>();
    for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
      if (!keys.add(key)) {
        return Optional.of(key);
      }
      in.nextToken();
      in.skipChildren();
    }
    return Optional.empty();
  }

  /** Returns the value that starts with the token. */
  @Nullable Object value(@Nullable JsonToken token) throws IOException {
    if (token == null) {
      throw new EjsonException("malformed JSON: unexpected end");
    }
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> in.getText();
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> finite(in.getDoubleValue());
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case VALUE_NULL -> null;
      default -> throw new EjsonException("malformed JSON");
    };
  }

  private JsonToken first() throws IOException {
    JsonToken token = in.nextToken();
    if (token == null) {
      throw new EjsonException("empty JSON text");
    }
    return token;
  }

  private void requireEnd() throws IOException {
    if (in.nextToken() != null) {
      throw new EjsonException("malformed JSON: text after the value");
    }
  }

  private Object object() throws IOException {
    Document document = new Document();
    for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
      if (WrapperReader.isWrapperKey(key)) {
        return wrappers.read(key, document);
      }
      document.put(checked(key), value(in.nextToken()));
    }
    return document;
  }

  private List<Object> array() throws IOException {
    List<Object> list = new ArrayList<>();
    for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
      list.add(value(token));
    }
    return list;
  }

  private Object integer() throws IOException {
    return switch (in.getNumberType()) {
      case INT -> in.getIntValue();
      case LONG -> in.getLongValue();
      default -> finite(Double.parseDouble(in.getText()));
    };
  }

  private static Double finite(double number) {
    if (Double.isInfinite(number)) {
      throw new EjsonException("number out of range");
    }
    return number;
  }

  private static String checked(String key) {
    // BSON ends a key with a zero byte: such a key could not be stored.
    if (key.indexOf('\0') >= 0) {
      throw new EjsonException("key with a null character");
    }
    return key;
  }
}
