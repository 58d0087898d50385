package io.appservices.emulator.ejson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** The tokens expected inside a type wrapper; any other is an {@link EjsonException}. */
final class WrapperTokens {

  private final JsonParser in;
  private final EjsonReader values;

  WrapperTokens(JsonParser in, EjsonReader values) {
    this.in = in;
    this.values = values;
  }

  /** Returns the two members of the object inside a wrapper, in the order of the names given. */
  Object[] pair(String wrapper, String first, String second) throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw wrong(wrapper);
    }
    Object[] pair = new Object[2];
    for (int i = 0; i < 2; i++) {
      String name = in.nextFieldName();
      int slot = first.equals(name) ? 0 : 1;
      if (name == null || slot == 1 && !second.equals(name) || pair[slot] != null) {
        throw wrong(wrapper);
      }
      pair[slot] = values.value(in.nextToken());
    }
    requireEnd(wrapper);
    return pair;
  }

  /** Returns the text that the parser stands on. */
  String text(String wrapper) throws IOException {
    if (in.currentToken() != JsonToken.VALUE_STRING) {
      throw wrong(wrapper);
    }
    return in.getText();
  }

  /** Goes on to the value of the next member, which must have the key. */
  void requireKey(String wrapper, String key) throws IOException {
    if (!key.equals(in.nextFieldName())) {
      throw wrong(wrapper);
    }
    in.nextToken();
  }

  /** Leaves the object, which must have no more members. */
  void requireEnd(String wrapper) throws IOException {
    if (in.nextToken() != JsonToken.END_OBJECT) {
      throw wrong(wrapper);
    }
  }

  static EjsonException wrong(String wrapper) {
    return new EjsonException("invalid " + wrapper);
  }
}
