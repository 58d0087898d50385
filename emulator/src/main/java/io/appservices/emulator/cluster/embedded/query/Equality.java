package io.appservices.emulator.cluster.embedded.query;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.value.ValueOrder;
import io.appservices.emulator.cluster.operation.TimeLimit;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The values that a field is looked for with: it has one of them, or is an array with one, and no
 * array of arrays. The library looks deeper for single values, and not deep enough for arrays.
 */
final class Equality {

  private static final Set<String> OF_ONE = Set.of("$eq", "$ne");
  private static final Set<String> OF_SEVERAL = Set.of("$in", "$nin");

  /** So many values take some time to compare with one, which an array may have as many of. */
  private static final int MANY = 1_000;

  private static final Set<String> OF_REFERENCES = Set.of("$ref", "$id", "$db");

  private final Collection<?> values;
  private final boolean findsTexts;
  private final boolean findsNull;

  private Equality(Collection<?> values, boolean findsTexts) {
    this.values = values;
    this.findsTexts = findsTexts;
    this.findsNull = values.stream().anyMatch(Objects::isNull);
  }

  /** Returns whether the library would take an operator and its operand otherwise. */
  static boolean isOwn(String path, String operator, @Nullable Object operand) {
    return operand instanceof Collection<?>
            && !(operand instanceof Condition)
            && (OF_ONE.contains(operator) || OF_SEVERAL.contains(operator))
        || operand instanceof BsonRegularExpression && OF_ONE.contains(operator)
        || isNullWithin(path, operand) && OF_ONE.contains(operator);
  }

  /**
   * Returns whether a field within others is looked for with null: the library finds it in arrays
   * without documents, too. Places of items are left to it.
   */
  static boolean isNullWithin(String path, @Nullable Object operand) {
    return operand == null && path.indexOf('.') >= 0 && !Values.hasPlaces(path);
  }

  /** Returns whether the library finds all that an operator finds, and perhaps more. */
  static boolean isNarrower(String operator, @Nullable Object operand) {
    return operand == null && operator.equals("$eq")
        || operator.equals("$in")
            && operand instanceof Collection<?> values
            && values.stream().noneMatch(Collection.class::isInstance);
  }

  /** Returns whether an operator compares values, and looks for no regular expressions. */
  static boolean isQuick(String path, String operator, @Nullable Object operand) {
    return isOwn(path, operator, operand)
        && (operand == null
            || operand instanceof Collection<?> values
                && values.stream().noneMatch(BsonRegularExpression.class::isInstance));
  }

  /** Returns whether a value is a reference to a document, whose fields look like operators. */
  static boolean isReference(@Nullable Object value) {
    return value instanceof Document document
        && document.get("$ref") instanceof String
        && document.containsKey("$id")
        && document.getOrDefault("$db", "") instanceof String;
  }

  /** Returns whether a name is one of a field of references, and not of an operator. */
  static boolean isOfReference(String name) {
    return OF_REFERENCES.contains(name);
  }

  /** Returns whether an operator is for fields that have none of its values. */
  static boolean isNegated(String operator) {
    return operator.equals("$ne") || operator.equals("$nin");
  }

  /** Reads the operand of an operator that {@link #isOwn} holds for. */
  static Equality of(String operator, @Nullable Object operand) {
    return OF_ONE.contains(operator)
        ? new Equality(Collections.singletonList(operand), false)
        : new Equality((Collection<?>) Objects.requireNonNull(operand), true);
  }

  /**
   * Returns whether the field at a path has one of the values.
   *
   * @param isNull whether it is null, or none
   */
  boolean isMetBy(Document document, String path, Predicate<Document> isNull) {
    return findsNull && isNull.test(document)
        || !(findsNull && values.size() == 1) && Values.each(document, path).anyMatch(this::has);
  }

  /**
   * Returns whether a value is one of them, as a whole; in several a regular expression finds
   * texts.
   */
  boolean has(@Nullable Object value) {
    if (values.size() > MANY) {
      TimeLimit.check();
    }
    return values.stream()
        .anyMatch(one -> findsTexts && isFound(one, value) || areEqual(one, value));
  }

  private static boolean isFound(@Nullable Object one, @Nullable Object value) {
    return one instanceof BsonRegularExpression regex
        && value instanceof String text
        && regex.matcher(text).find();
  }

  private static boolean areEqual(@Nullable Object one, @Nullable Object value) {
    // The library has no equality of regular expressions, which are values in an array.
    if (one instanceof BsonRegularExpression regex) {
      return value instanceof BsonRegularExpression other
          && regex.getPattern().equals(other.getPattern())
          && options(regex).equals(options(other));
    }
    // The library's order has no place for some types, and one for null and no element.
    if (one == null || Missing.isNullOrMissing(value)) {
      return one == null && Missing.isNullOrMissing(value);
    }
    if (one instanceof Collection<?> items && value instanceof Collection<?> others) {
      return items.size() == others.size() && areAllEqual(items.iterator(), others.iterator());
    }
    return one.equals(value) || ValueOrder.areEqual(one, value);
  }

  private static String options(BsonRegularExpression regex) {
    return Objects.requireNonNullElse(regex.getOptions(), "");
  }

  private static boolean areAllEqual(Iterator<?> ones, Iterator<?> others) {
    while (ones.hasNext()) {
      if (!areEqual(ones.next(), others.next())) {
        return false;
      }
    }
    return true;
  }
}
