package io.appservices.emulator.api;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A value of BSON that Java has no type for, where values cross between the emulator and code that
 * embeds it. The types are those of BSON, and belong to no version of a MongoDB driver.
 */
public sealed interface BsonValue {

  /**
   * An id.
   *
   * @param hex 24 hexadecimal digits, in lower case
   */
  record ObjectId(String hex) implements BsonValue {

    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{24}");

    /**
     * An id of its digits.
     *
     * @throws IllegalArgumentException if these are not 24 hexadecimal digits
     */
    public ObjectId {
      if (!HEX.matcher(Objects.requireNonNull(hex, "hex")).matches()) {
        throw new IllegalArgumentException("an id has 24 hexadecimal digits, not '" + hex + "'");
      }
      hex = hex.toLowerCase(Locale.ROOT);
    }

    /** Returns the digits. */
    @Override
    public String toString() {
      return hex;
    }
  }

  /**
   * A decimal number of 34 digits, or one of the values that {@code BigDecimal} does not have.
   *
   * @param text such as {@code 1.50}, {@code -0}, {@code NaN} or {@code Infinity}
   */
  record Decimal128(String text) implements BsonValue {

    /** Refuses null. */
    public Decimal128 {
      Objects.requireNonNull(text, "text");
    }

    /**
     * Returns the number.
     *
     * @throws NumberFormatException if it is infinite or not a number
     */
    public BigDecimal toBigDecimal() {
      return new BigDecimal(text);
    }

    /** Returns the text. */
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * The time of an operation in a cluster.
   *
   * @param seconds since 1970, without sign
   * @param increment the number of the operation in that second, without sign
   */
  record Timestamp(int seconds, int increment) implements BsonValue {}

  /**
   * Bytes with a subtype; those without one are {@code byte[]}, and those of subtype 4 are {@code
   * UUID}.
   *
   * @param subtype as BSON numbers them
   * @param bytes not to be changed
   */
  record Binary(byte subtype, byte[] bytes) implements BsonValue {

    @Override
    public boolean equals(Object other) {
      return other instanceof Binary b && subtype == b.subtype && Arrays.equals(bytes, b.bytes);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(bytes) + subtype;
    }
  }

  /**
   * A regular expression.
   *
   * @param options letters, such as {@code i}
   */
  record Regex(String pattern, String options) implements BsonValue {}

  /**
   * Code in JavaScript.
   *
   * @param scope its variables; empty for code without any
   */
  record Code(String source, Map<String, Object> scope) implements BsonValue {}

  /** A symbol, which BSON has no more. */
  record Symbol(String text) implements BsonValue {}

  /** A reference to a document, which BSON has no more. */
  record DbPointer(String namespace, ObjectId id) implements BsonValue {}

  /** A type that has only one value. */
  enum Constant implements BsonValue {
    /** Smaller than all other values. */
    MIN_KEY,
    /** Larger than all other values. */
    MAX_KEY,
    /** The undefined value, which BSON has deprecated. */
    UNDEFINED
  }
}
