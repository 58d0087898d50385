package io.appservices.emulator.cluster.aggregation.expression.value;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The order of values of BSON: first by their types, where a missing value comes before null, then
 * among those of a type. Arrays and documents are compared member by member; the library's own
 * order takes an array for its least item, as sorting does, and has no place for some types.
 *
 * @see <a href="https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/">The
 *     order in MongoDB's manual</a>
 */
public final class ValueOrder {

  /** From the least to the greatest. */
  public static final Comparator<@Nullable Object> ASCENDING = ValueOrder::compare;

  /** The classes of values in the order of their types, behind what is missing and null. */
  private static final List<List<Class<?>>> TYPES =
      List.of(
          List.of(Number.class),
          List.of(String.class),
          List.of(Document.class),
          List.of(Collection.class),
          List.of(BinData.class, UUID.class, LegacyUUID.class),
          List.of(ObjectId.class),
          List.of(Boolean.class),
          List.of(Instant.class),
          List.of(BsonTimestamp.class),
          List.of(BsonRegularExpression.class),
          List.of(BsonJavaScript.class),
          List.of(MaxKey.class));

  private ValueOrder() {}

  /** Returns whether two values are equal: 1 is 1.0. */
  public static boolean areEqual(@Nullable Object one, @Nullable Object other) {
    return compare(one, other) == 0;
  }

  /** Returns whether two values have the same place among the types: all numbers have one. */
  public static boolean areOfOneType(@Nullable Object one, @Nullable Object other) {
    return type(one) == type(other);
  }

  /**
   * Compares two values; null and {@link Missing} are values, too.
   *
   * @return a number that is negative, 0 or positive
   */
  public static int compare(@Nullable Object one, @Nullable Object other) {
    if (one == other) {
      return 0;
    }
    int type = Integer.compare(type(one), type(other));
    return type == 0 && one != null && other != null ? ofOneType(one, other) : type;
  }

  private static int type(@Nullable Object value) {
    if (value == null) {
      return -1;
    }
    for (int i = 0; i < TYPES.size(); i++) {
      for (Class<?> one : TYPES.get(i)) {
        if (one.isInstance(value)) {
          return i;
        }
      }
    }
    if (value instanceof Missing) {
      return -2;
    }
    if (value instanceof MinKey) {
      return -3;
    }
    throw new IllegalArgumentException("no value of BSON: " + value.getClass());
  }

  private static int ofOneType(Object one, Object other) {
    if (one instanceof Number number) {
      return NumberOrder.compare(number, (Number) other);
    }
    if (one instanceof String text) {
      return texts(text, (String) other);
    }
    if (one instanceof Document document) {
      return documents(document, (Document) other);
    }
    if (one instanceof Collection<?> items) {
      return items(items.iterator(), ((Collection<?>) other).iterator());
    }
    if (one instanceof ObjectId id) {
      return id.compareTo((ObjectId) other);
    }
    if (one instanceof Boolean truth) {
      return truth.compareTo((Boolean) other);
    }
    if (one instanceof Instant time) {
      return time.compareTo((Instant) other);
    }
    return ofRareType(one, other);
  }

  private static int ofRareType(Object one, Object other) {
    if (one instanceof BsonTimestamp time) {
      return time.compareTo((BsonTimestamp) other);
    }
    if (one instanceof BsonRegularExpression regex) {
      return regexes(regex, (BsonRegularExpression) other);
    }
    if (one instanceof BsonJavaScript script) {
      return texts(script.getCode(), ((BsonJavaScript) other).getCode());
    }
    return one instanceof MinKey || one instanceof MaxKey || one instanceof Missing
        ? 0
        : BinaryOrder.compare(one, other);
  }

  /** Compares as the bytes of UTF-8 are: Java's order puts a pair of surrogates too low. */
  private static int texts(String one, String other) {
    int length = Math.min(one.length(), other.length());
    for (int i = 0; i < length; i++) {
      char a = one.charAt(i);
      char b = other.charAt(i);
      if (a != b) {
        boolean isPair = Character.isSurrogate(a);
        boolean isOtherPair = Character.isSurrogate(b);
        return isPair == isOtherPair
            ? Character.compare(a, b)
            : Boolean.compare(isPair, isOtherPair);
      }
    }
    return Integer.compare(one.length(), other.length());
  }

  /** Compares the types of fields, then their names, then their values. */
  private static int documents(Document one, Document other) {
    Iterator<Map.Entry<String, Object>> ones = one.entrySet().iterator();
    Iterator<Map.Entry<String, Object>> others = other.entrySet().iterator();
    while (ones.hasNext() && others.hasNext()) {
      Map.Entry<String, Object> left = ones.next();
      Map.Entry<String, Object> right = others.next();
      int order = Integer.compare(type(left.getValue()), type(right.getValue()));
      if (order == 0) {
        order = texts(left.getKey(), right.getKey());
      }
      if (order == 0) {
        order = compare(left.getValue(), right.getValue());
      }
      if (order != 0) {
        return order;
      }
    }
    return Boolean.compare(ones.hasNext(), others.hasNext());
  }

  private static int items(Iterator<?> ones, Iterator<?> others) {
    while (ones.hasNext() && others.hasNext()) {
      int order = compare(ones.next(), others.next());
      if (order != 0) {
        return order;
      }
    }
    return Boolean.compare(ones.hasNext(), others.hasNext());
  }

  private static int regexes(BsonRegularExpression one, BsonRegularExpression other) {
    int pattern = texts(one.getPattern(), other.getPattern());
    return pattern == 0 ? texts(options(one), options(other)) : pattern;
  }

  private static String options(BsonRegularExpression regex) {
    return Objects.requireNonNullElse(regex.getOptions(), "");
  }
}
