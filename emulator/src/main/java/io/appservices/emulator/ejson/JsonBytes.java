package io.appservices.emulator.ejson;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Characters in the making of a JSON text, as UTF-8. */
final class JsonBytes {

  private static final int CHUNK_BYTES = 8 * 1024;

  /** The buffer of a thread while it writes nothing; null while it does. */
  private static final ThreadLocal<byte @Nullable []> FREE = new ThreadLocal<>();

  /** The most bytes that one character takes: the escape of a control character. */
  private static final int CHARACTER_BYTES = 6;

  private static final int ID_DIGITS = 24;

  private static final int ASCII = 128;

  /** What comes behind a backslash in place of a character; 0 for one that stands for itself. */
  private static final byte[] ESCAPES = escapes();

  private static final String HEX = "0123456789ABCDEF";

  /** The digits of ids, which are written in small letters. */
  private static final String DIGITS = "0123456789abcdef";

  private final Chunks full = new Chunks();
  private final byte[] bytes;
  private int length;

  /** The bytes, for those who write into a buffer; made when one does. */
  private @Nullable ByteBuffer whole;

  JsonBytes() {
    byte[] free = FREE.get();
    bytes = free == null ? new byte[CHUNK_BYTES] : free;
    FREE.set(null);
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

  /** Returns all of it; the end of the writing. */
  byte[] toByteArray() {
    full.add(bytes, length);
    length = 0;
    FREE.set(bytes);
    return full.toByteArray();
  }

  /** Writes a text in quotes, with escapes where JSON asks for them. */
  void quote(String text) {
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
    for (int shift = 12; shift >= 0; shift -= 4) {
      put(HEX.charAt(c >> shift & 0xF));
    }
  }

  private void put(int first, int second) {
    put((char) first);
    put((char) second);
  }

  /** Writes characters of ASCII as they are. */
  void put(String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      put(ascii.charAt(i));
    }
  }

  /** Writes characters of ASCII as they are, of which there may be many. */
  @SuppressWarnings("deprecation") // No other method copies into an array that is there.
  void putAll(String ascii) {
    int from = 0;
    while (from < ascii.length()) {
      if (length == bytes.length) {
        empty();
      }
      int end = Math.min(ascii.length(), from + bytes.length - length);
      ascii.getBytes(from, end, bytes, length);
      length += end - from;
      from = end;
    }
  }

  /** Writes the digits of an id: its bytes, which are then spread from the last one on. */
  void putDigits(ObjectId id) {
    if (bytes.length - length < ID_DIGITS) {
      empty();
    }
    if (whole == null) {
      whole = ByteBuffer.wrap(bytes);
    }
    id.putToByteBuffer(whole.position(length));
    for (int i = ID_DIGITS / 2 - 1; i >= 0; i--) {
      byte value = bytes[length + i];
      bytes[length + 2 * i] = (byte) DIGITS.charAt(value >> 4 & 0xF);
      bytes[length + 2 * i + 1] = (byte) DIGITS.charAt(value & 0xF);
    }
    length += ID_DIGITS;
  }

  /** Writes one byte. */
  void put(char oneByte) {
    if (length == bytes.length) {
      makeRoom();
    }
    bytes[length++] = (byte) oneByte;
  }

  private void makeRoom() {
    if (bytes.length - length < CHARACTER_BYTES) {
      empty();
    }
  }

  private void empty() {
    full.add(bytes, length);
    length = 0;
  }
}
