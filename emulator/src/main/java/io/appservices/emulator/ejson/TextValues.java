package io.appservices.emulator.ejson;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bson.BsonBinarySubType;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

/** The values that type wrappers hold as text. */
final class TextValues {

  // Numbers are read in quadratic time; no exact decimal128 needs more characters than this.
  private static final int MAX_NUMBER_CHARS = 1000;

  private static final Pattern UUID_TEXT =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private static final DateTimeFormatter RFC_3339 =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendPattern("[XXX][XX][X]")
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT);

  private TextValues() {}

  /** Returns the value of a wrapper with one key and a text. */
  static Object parse(String wrapper, String text) {
    try {
      return switch (wrapper) {
        case "$oid" -> new ObjectId(text);
        case "$uuid" -> uuid(text);
        case "$numberInt" -> Integer.valueOf(number(text));
        case "$numberLong" -> Long.valueOf(number(text));
        case "$numberDouble" -> doubleValue(text);
        case "$numberDecimal" -> decimal(text);
        default -> throw new IllegalArgumentException(wrapper);
      };
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new EjsonException("invalid " + wrapper);
    }
  }

  /** Returns the date of a text by RFC 3339; what is finer than a millisecond is cut off. */
  static Date isoDate(String text) {
    try {
      return new Date(RFC_3339.parse(text, Instant::from).toEpochMilli());
    } catch (DateTimeException | ArithmeticException e) {
      throw new EjsonException("invalid $date");
    }
  }

  /** Returns the binary of a base64 text and one or two hexadecimal digits. */
  static Binary binary(String base64, String subType) {
    try {
      return new Binary(subType(subType), Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      throw new EjsonException("invalid $binary");
    }
  }

  private static byte subType(String hex) {
    boolean signed = hex.startsWith("+") || hex.startsWith("-");
    if (signed || hex.length() > 2) {
      throw new IllegalArgumentException();
    }
    return (byte) Integer.parseInt(hex, 16);
  }

  private static Binary uuid(String text) {
    if (!UUID_TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException();
    }
    return binary(UUID.fromString(text));
  }

  /**
   * Returns the binary of subtype 4, in the byte order that the specification of UUIDs prescribes.
   */
  static Binary binary(UUID uuid) {
    ByteBuffer bytes = ByteBuffer.allocate(16);
    bytes.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
    return new Binary(BsonBinarySubType.UUID_STANDARD, bytes.array());
  }

  private static Double doubleValue(String text) {
    switch (text) {
      case "NaN":
        return Double.NaN;
      case "Infinity":
        return Double.POSITIVE_INFINITY;
      case "-Infinity":
        return Double.NEGATIVE_INFINITY;
      default:
        double number = Double.parseDouble(number(text));
        if (Double.isInfinite(number)) {
          throw new IllegalArgumentException();
        }
        return number;
    }
  }

  private static Decimal128 decimal(String text) {
    return Decimal128.parse(limited(text));
  }

  /** Keeps out what Java takes for a number and JSON does not: blanks, suffixes, other digits. */
  private static String number(String text) {
    for (int i = 0; i < limited(text).length(); i++) {
      if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
        throw new IllegalArgumentException();
      }
    }
    return text;
  }

  private static String limited(String text) {
    if (text.length() > MAX_NUMBER_CHARS) {
      throw new IllegalArgumentException();
    }
    return text;
  }
}
