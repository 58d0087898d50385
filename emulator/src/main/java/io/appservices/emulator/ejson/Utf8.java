package io.appservices.emulator.ejson;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * The check that bytes are UTF-8. The JSON parser alone does not do: it guesses UTF-16 and UTF-32
 * from zero bytes, and it lets overlong forms and encoded surrogates pass.
 */
final class Utf8 {

  private static final int CHUNK_CHARS = 1024;

  private Utf8() {}

  /**
   * Refuses bytes that are not UTF-8, and zero bytes, which no JSON text can hold.
   *
   * @throws EjsonException when the bytes are not UTF-8
   */
  static void requireValid(byte[] bytes) {
    boolean ascii = true;
    for (byte b : bytes) {
      if (b <= 0) {
        if (b == 0) {
          throw new EjsonException("malformed JSON: zero byte");
        }
        ascii = false;
      }
    }
    if (!ascii) {
      decode(bytes);
    }
  }

  private static void decode(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(Math.min(bytes.length, CHUNK_CHARS));
    CoderResult result = decoder.decode(in, out, true);
    while (result.isOverflow()) {
      out.clear();
      result = decoder.decode(in, out, true);
    }
    if (result.isError()) {
      throw new EjsonException("malformed JSON: invalid UTF-8");
    }
  }
}
