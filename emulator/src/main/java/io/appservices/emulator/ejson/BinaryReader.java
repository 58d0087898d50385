package io.appservices.emulator.ejson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Reads {@code $binary}, also in its legacy form with {@code $type} beside it, which older SDKs
 * send.
 */
final class BinaryReader {

  private final JsonParser in;
  private final WrapperTokens tokens;

  BinaryReader(JsonParser in, WrapperTokens tokens) {
    this.in = in;
    this.tokens = tokens;
  }

  /** Reads the rest of an object that starts with {@code $binary}. */
  Binary binary() throws IOException {
    if (in.currentToken() == JsonToken.VALUE_STRING) {
      String base64 = in.getText();
      tokens.requireKey("$binary", "$type");
      Binary legacy = TextValues.binary(base64, tokens.text("$binary"));
      tokens.requireEnd("$binary");
      return legacy;
    }
    Object[] pair = tokens.pair("$binary", "base64", "subType");
    tokens.requireEnd("$binary");
    return binary(pair[0], pair[1]);
  }

  /** Reads the rest of an object that has other members before the wrapper key. */
  Binary afterType(String key, Document before) throws IOException {
    if (!key.equals("$binary") || before.size() > 1 || !before.containsKey("$type")) {
      throw WrapperTokens.wrong(key);
    }
    in.nextToken();
    String base64 = tokens.text(key);
    tokens.requireEnd(key);
    return binary(base64, before.get("$type"));
  }

  private static Binary binary(Object base64, Object subType) {
    if (base64 instanceof String payload && subType instanceof String hex) {
      return TextValues.binary(payload, hex);
    }
    throw WrapperTokens.wrong("$binary");
  }
}
