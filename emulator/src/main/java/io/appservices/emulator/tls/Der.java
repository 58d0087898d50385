package io.appservices.emulator.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Encodes values by the Distinguished Encoding Rules (ITU-T X.690), as far as X.509 needs them. */
final class Der {

  private static final int BOOLEAN = 0x01;
  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int OCTET_STRING = 0x04;
  private static final int NULL = 0x05;
  private static final int OBJECT_IDENTIFIER = 0x06;
  private static final int UTF8_STRING = 0x0C;
  private static final int UTC_TIME = 0x17;
  private static final int GENERALIZED_TIME = 0x18;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int CONTEXT = 0x80;
  private static final int CONSTRUCTED = 0x20;

  /** The first year that UTCTime cannot show (RFC 5280, section 4.1.2.5). */
  private static final int FIRST_GENERALIZED_YEAR = 2050;

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return encode(SEQUENCE, join(List.of(parts)));
  }

  static byte[] sequence(List<byte[]> parts) {
    return encode(SEQUENCE, join(parts));
  }

  static byte[] set(byte[] part) {
    return encode(SET, part);
  }

  static byte[] bool(boolean value) {
    return encode(BOOLEAN, new byte[] {(byte) (value ? 0xFF : 0)});
  }

  static byte[] integer(BigInteger value) {
    return encode(INTEGER, value.toByteArray());
  }

  static byte[] nothing() {
    return encode(NULL, new byte[0]);
  }

  static byte[] octets(byte[] content) {
    return encode(OCTET_STRING, content);
  }

  static byte[] utf8(String text) {
    return encode(UTF8_STRING, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] bits(byte[] content) {
    return bits(content, 0);
  }

  /** Encodes bits, of which the last ones in the last byte are unused. */
  static byte[] bits(byte[] content, int unused) {
    return encode(BIT_STRING, join(List.of(new byte[] {(byte) unused}, content)));
  }

  /** Encodes a value with a tag of its own in place of the type's; {@code content} has no tag. */
  static byte[] tagged(int tag, byte[] content) {
    return encode(CONTEXT | tag, content);
  }

  /** Encodes a value within a tag. */
  static byte[] within(int tag, byte[] value) {
    return encode(CONTEXT | CONSTRUCTED | tag, value);
  }

  /** Encodes an object identifier in dotted form. */
  static byte[] oid(String dotted) {
    String[] arcs = dotted.split("\\.");
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    writeArc(content, 40 * Long.parseLong(arcs[0]) + Long.parseLong(arcs[1]));
    for (int i = 2; i < arcs.length; i++) {
      writeArc(content, Long.parseLong(arcs[i]));
    }
    return encode(OBJECT_IDENTIFIER, content.toByteArray());
  }

  private static void writeArc(ByteArrayOutputStream out, long arc) {
    int more = 0;
    while (arc >>> 7 * (more + 1) != 0) {
      more++;
    }
    for (int i = more; i >= 0; i--) {
      out.write((int) (arc >>> 7 * i & 0x7F) | (i > 0 ? 0x80 : 0));
    }
  }

  /** Encodes a time as certificates have it, to the second. */
  static byte[] time(Instant time) {
    boolean generalized = time.atOffset(ZoneOffset.UTC).getYear() >= FIRST_GENERALIZED_YEAR;
    String pattern = generalized ? "yyyyMMddHHmmss'Z'" : "yyMMddHHmmss'Z'";
    String text = DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC).format(time);
    return encode(
        generalized ? GENERALIZED_TIME : UTC_TIME, text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] encode(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 4);
    out.write(tag);
    writeLength(out, content.length);
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static void writeLength(ByteArrayOutputStream out, int length) {
    if (length < 0x80) {
      out.write(length);
      return;
    }
    byte[] bytes = BigInteger.valueOf(length).toByteArray();
    int start = bytes[0] == 0 ? 1 : 0;
    out.write(0x80 | bytes.length - start);
    out.write(bytes, start, bytes.length - start);
  }

  private static byte[] join(List<byte[]> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    parts.forEach(out::writeBytes);
    return out.toByteArray();
  }
}
