package io.appservices.emulator.http.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.domain.AppServicesException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * Percent-decoding of one piece of a request target that has been split already. It is strict: what
 * is not the encoding of some UTF-8 text is refused, so that no two spellings of an id are mixed
 * up.
 */
public final class PercentDecoding {

  private PercentDecoding() {}

  /** Decodes a path segment; a plus sign stays one (clients send {@code a+b@x.com} raw). */
  public static String ofPath(String text, int from, int to) {
    return decode(text, from, to, false);
  }

  /** Decodes a name or value of a query string, where a plus sign is a space. */
  static String ofQuery(String text, int from, int to) {
    return decode(text, from, to, true);
  }

  private static String decode(String text, int from, int to, boolean plusIsSpace) {
    int first = firstEncoded(text, from, to, plusIsSpace);
    return first == to ? text.substring(from, to) : decodeFrom(text, from, to, plusIsSpace);
  }

  private static int firstEncoded(String text, int from, int to, boolean plusIsSpace) {
    int at = from;
    while (at < to && text.charAt(at) != '%' && !(plusIsSpace && text.charAt(at) == '+')) {
      at++;
    }
    return at;
  }

  private static String decodeFrom(String text, int from, int to, boolean plusIsSpace) {
    StringBuilder decoded = new StringBuilder(to - from);
    int at = from;
    while (at < to) {
      char c = text.charAt(at);
      if (c == '%') {
        at = decodeRun(text, at, to, decoded);
      } else {
        decoded.append(plusIsSpace && c == '+' ? ' ' : c);
        at++;
      }
    }
    return decoded.toString();
  }

  /** Decodes neighbouring escapes together: one character may take up to four of them. */
  private static int decodeRun(String text, int from, int to, StringBuilder decoded) {
    int end = from;
    while (end < to && text.charAt(end) == '%') {
      end += 3;
    }
    // No larger than this run: a text of many short ones would take the square of its length.
    ByteBuffer bytes = ByteBuffer.allocate((end - from) / 3);
    for (int at = from; at < end; at += 3) {
      bytes.put(escaped(text, at, to));
    }
    try {
      decoded.append(UTF_8.newDecoder().decode(bytes.flip()));
    } catch (CharacterCodingException e) {
      throw malformed();
    }
    return end;
  }

  private static byte escaped(String text, int at, int to) {
    int high = at + 2 < to ? hexDigit(text.charAt(at + 1)) : -1;
    int low = at + 2 < to ? hexDigit(text.charAt(at + 2)) : -1;
    if (high < 0 || low < 0) {
      throw malformed();
    }
    return (byte) (high << 4 | low);
  }

  // Character.digit would take the digits of other scripts too.
  private static int hexDigit(char c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }

  private static AppServicesException malformed() {
    return new AppServicesException(
        AppServicesException.Kind.INVALID, "malformed percent-encoding");
  }
}
