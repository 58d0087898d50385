package io.appservices.emulator.ejson;

import java.util.Arrays;

/**
 * A JSON text in the making, as UTF-8. Whoever writes sees to it that values, names and ends come
 * in an order that makes sense.
 *
 * <p>The parser's library has a generator that does the same; what that prepares for each text
 * takes longer than to write a short one, as most answers and tokens are.
 */
final class JsonText {

  private static final int FIRST_BYTES = 512;
  private static final int CHUNK_BYTES = 8 * 1024;

  /** The most bytes that one character takes: an escape such as {@code \u001F}. */
  private static final int CHARACTER_BYTES = 6;

  private static final int ASCII = 128;

  /** What comes behind a backslash in place of a character; 0 for one that stands for itself. */
  private static final byte[] ESCAPES = escapes();

  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
  };

  private final int maxDepth;
  private final boolean pretty;
  private final Chunks full = new Chunks();
  private byte[] bytes = new byte[FIRST_BYTES];
  private int length;
  private int depth;
  private int indent;
  private boolean isFirst = true;
  private boolean isNamed = true;

  /**
   * Makes an empty text.
   *
   * @param maxDepth the deepest nesting of objects and arrays
   * @param pretty whether it has line breaks and indents
   */
  JsonText(int maxDepth, boolean pretty) {
    this.maxDepth = maxDepth;
    this.pretty = pretty;
  }

  private static byte[] escapes() {
    byte[] escapes = new byte[ASCII];
    Arrays.fill(escapes, 0, ' ', (byte) 'u');
    escapes['\b'] = 'b';
    escapes['\t'] = 't';
    escapes['\n'] = 'n';
    escapes['\f'] = 'f';
    escapes['\r'] = 'r';
    escapes['"'] = '"';
    escapes['\\'] = '\\';
    return escapes;
  }

  /**
   * Begins an object.
   *
   * @throws IllegalArgumentException if that is too deep
   */
  void startObject() {
    start('{');
    indent++;
  }

  void endObject() {
    indent--;
    if (pretty) {
      space(!isFirst);
    }
    end('}');
  }

  /**
   * Begins an array.
   *
   * @throws IllegalArgumentException if that is too deep
   */
  void startArray() {
    start('[');
  }

  void endArray() {
    if (pretty) {
      space(false);
    }
    end(']');
  }

  /** Writes the name of the next member of an object. */
  void name(String name) {
    separate();
    if (pretty) {
      space(true);
    }
    quote(name);
    put(pretty ? " : " : ":");
    isNamed = true;
  }

  void string(String text) {
    begin();
    quote(text);
  }

  /** Writes a member of an object. */
  void string(String name, String text) {
    name(name);
    string(text);
  }

  /** Writes a number, true, false or null. */
  void literal(String text) {
    begin();
    put(text);
  }

  /** Writes a member of an object that is a number, true, false or null. */
  void literal(String name, String text) {
    name(name);
    literal(text);
  }

  /** Returns all of it. */
  byte[] toByteArray() {
    full.add(bytes, length);
    length = 0;
    return full.toByteArray();
  }

  private void start(char bracket) {
    begin();
    if (++depth > maxDepth) {
      throw new IllegalArgumentException(
          "Not writable as Extended JSON: nested deeper than " + maxDepth + " levels");
    }
    put(bracket);
    isFirst = true;
    isNamed = false;
  }

  private void end(char bracket) {
    depth--;
    put(bracket);
    isFirst = false;
    isNamed = false;
  }

  /** Begins a value. */
  private void begin() {
    if (!isNamed) {
      separate();
      if (pretty) {
        space(false);
      }
    }
    isFirst = false;
    isNamed = false;
  }

  private void separate() {
    if (!isFirst) {
      put(',');
    }
    isFirst = false;
  }

  private void space(boolean inNewLine) {
    put(inNewLine ? System.lineSeparator() + "  ".repeat(indent) : " ");
  }

  private void quote(String text) {
    put('"');
    int at = 0;
    while (at < text.length()) {
      at = putPlain(text, at);
      if (at < text.length()) {
        putEscaped(text.charAt(at++));
      }
    }
    put('"');
  }

  /**
   * Writes the characters of a text that stand for themselves, as far as there is room for them.
   *
   * @return the index of the first one that was not written
   */
  private int putPlain(String text, int from) {
    byte[] to = bytes;
    int at = length;
    int end = Math.min(text.length(), from + to.length - at);
    int i = from;
    while (i < end) {
      char c = text.charAt(i);
      if (c >= ASCII || ESCAPES[c] != 0) {
        break;
      }
      to[at++] = (byte) c;
      i++;
    }
    length = at;
    return i;
  }

  /** Writes any character; halves of surrogate pairs, which UTF-8 has none for, as escapes. */
  private void putEscaped(char c) {
    makeRoom();
    if (c < ASCII) {
      putAscii(c);
    } else if (c < 0x800) {
      put(0xC0 | c >> 6, 0x80 | c & 0x3F);
    } else if (Character.isSurrogate(c)) {
      putUnicode(c);
    } else {
      put(0xE0 | c >> 12, 0x80 | c >> 6 & 0x3F);
      put((char) (0x80 | c & 0x3F));
    }
  }

  private void putAscii(char c) {
    switch (ESCAPES[c]) {
      case 0 -> put(c);
      case 'u' -> putUnicode(c);
      default -> put('\\', ESCAPES[c]);
    }
  }

  private void putUnicode(char c) {
    put('\\', 'u');
    put(HEX[c >> 12], HEX[c >> 8 & 0xF]);
    put(HEX[c >> 4 & 0xF], HEX[c & 0xF]);
  }

  private void put(int first, int second) {
    put((char) first);
    put((char) second);
  }

  private void put(String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      put(ascii.charAt(i));
    }
  }

  private void put(char oneByte) {
    if (length == bytes.length) {
      makeRoom();
    }
    bytes[length++] = (byte) oneByte;
  }

  private void makeRoom() {
    if (bytes.length - length >= CHARACTER_BYTES) {
      return;
    }
    if (bytes.length < CHUNK_BYTES) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    } else {
      full.add(bytes, length);
      length = 0;
    }
  }
}
