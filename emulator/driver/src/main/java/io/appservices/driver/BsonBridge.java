package io.appservices.driver;

import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Turns values that cross between the emulator and Java code (arguments and results of functions,
 * events, custom data) into those of the MongoDB driver, {@code org.bson}, and back.
 *
 * <table>
 * <caption>Values of the emulator and of the driver</caption>
 * <tr><th>emulator</th><th>driver</th></tr>
 * <tr><td>{@code Map}</td><td>{@code Document}</td></tr>
 * <tr><td>{@code List}, arrays of objects</td><td>{@code List}</td></tr>
 * <tr><td>{@code Instant}</td><td>{@code Date}, which has milliseconds</td></tr>
 * <tr><td>{@code byte[]}, {@code UUID}</td><td>{@code Binary}, of subtype 0 and 4</td></tr>
 * <tr><td>{@code BigDecimal}</td><td>{@code Decimal128}, which comes back as {@code
 *     BsonValue.Decimal128}</td></tr>
 * <tr><td>{@code BsonValue.ObjectId} and the like</td><td>the type of the same name</td></tr>
 * <tr><td>{@code Map} with {@code $ref} and {@code $id}</td><td>{@code DBRef}, which goes back as a
 *     {@code Document}</td></tr>
 * <tr><td>{@code String}, {@code Boolean}, {@code Integer}, {@code Long}, {@code Double},
 *     null</td><td>the same</td></tr>
 * </table>
 *
 * <p>{@code Short}, {@code Byte}, {@code Float}, {@code AtomicInteger}, {@code AtomicLong} and
 * {@code AtomicBoolean} are taken as the type of BSON that holds their values. All methods copy,
 * may be called from any thread, and take values that are in the other form already. The driver is
 * the user's: {@code org.mongodb:bson} of version 4 or 5.
 */
public final class BsonBridge {

  private BsonBridge() {}

  /**
   * Returns the value as the driver has it.
   *
   * @param neutral of the emulator; may be null
   * @return null for null
   * @throws IllegalArgumentException if BSON has no such value, a document has a key that is not a
   *     text, or the value is nested in more than 100 levels, such as a list that contains itself
   * @throws NumberFormatException if a decimal number has more than 34 digits
   */
  public static @Nullable Object toBson(@Nullable Object neutral) {
    return ToBson.value(neutral, Depth.NONE);
  }

  /**
   * Returns a document as the driver has it, for its collections and codecs.
   *
   * @param neutral not null
   * @throws IllegalArgumentException as {@link #toBson} throws it
   */
  public static Document toDocument(Map<String, ?> neutral) {
    return ToBson.document(neutral, Depth.NONE);
  }

  /**
   * Returns the value as functions and listeners of the emulator have it.
   *
   * @param bson of the driver, as documents and as {@code org.bson.BsonValue}; may be null
   * @return null for null
   * @throws IllegalArgumentException if BSON has no such value, a document has a key that is not a
   *     text, or the value is nested in more than 100 levels, such as a list that contains itself
   */
  public static @Nullable Object toNeutral(@Nullable Object bson) {
    return ToNeutral.value(bson, Depth.NONE);
  }

  /**
   * Returns a document as functions and listeners of the emulator have it.
   *
   * @param bson such as a {@code Document}; not null
   * @throws IllegalArgumentException as {@link #toNeutral} throws it
   */
  public static Map<String, Object> toMap(Map<String, ?> bson) {
    return ToNeutral.map(bson, Depth.NONE);
  }

  static String key(@Nullable Object key) {
    if (key instanceof Enum<?> constant) {
      return constant.name();
    }
    if (key instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("a document has texts as keys, not " + key);
  }

  static IllegalArgumentException unknown(Object value) {
    return new IllegalArgumentException(
        "BSON has no value of "
            + value.getClass().getName()
            + ": pass one of the types that BsonBridge names");
  }
}
