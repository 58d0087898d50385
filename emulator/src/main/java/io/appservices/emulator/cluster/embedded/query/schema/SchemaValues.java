package io.appservices.emulator.cluster.embedded.query.schema;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.value.ValueOrder;
import io.appservices.emulator.cluster.operation.TimeLimit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The keywords of a JSON schema about arrays, numbers and strings. */
final class SchemaValues {

  private SchemaValues() {}

  /** Makes a test that values of other types pass. */
  private static <T> Predicate<Object> of(Class<T> type, Predicate<T> test) {
    return value -> !type.isInstance(value) || test.test(type.cast(value));
  }

  /** Items are all of one schema, or each of its own and the rest as another keyword says. */
  static Predicate<Object> items(Document schema) {
    if (schema.get("items") instanceof Collection<?> each) {
      List<Predicate<Object>> tests = new ArrayList<>();
      each.forEach(one -> tests.add(JsonSchema.schema("items", one)));
      Predicate<Object> rest = additionalItems(schema);
      return of(List.class, items -> matches(items, tests, rest));
    }
    Predicate<Object> all = JsonSchema.schema("items", schema.get("items"));
    return of(List.class, items -> matches(items, List.of(), all));
  }

  private static Predicate<Object> additionalItems(Document schema) {
    Object given = schema.getOrDefault("additionalItems", true);
    return given instanceof Boolean allowed
        ? value -> allowed
        : JsonSchema.schema("additionalItems", given);
  }

  private static boolean matches(
      List<?> items, List<Predicate<Object>> tests, Predicate<Object> rest) {
    for (int i = 0; i < items.size(); i++) {
      if (!(i < tests.size() ? tests.get(i) : rest).test(items.get(i))) {
        return false;
      }
    }
    return true;
  }

  static Predicate<Object> items(long bound, boolean least) {
    return of(List.class, items -> least ? items.size() >= bound : items.size() <= bound);
  }

  static Predicate<Object> uniqueItems(Document schema) {
    if (!(schema.get("uniqueItems") instanceof Boolean wanted)) {
      throw JsonSchema.wrongType("uniqueItems", "a boolean");
    }
    return of(List.class, items -> !wanted || areUnique(items));
  }

  private static boolean areUnique(List<?> items) {
    List<Object> sorted = new ArrayList<>(items);
    sorted.sort(ValueOrder.ASCENDING);
    for (int i = 1; i < sorted.size(); i++) {
      if (SchemaTypes.equal(sorted.get(i - 1), sorted.get(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Makes the test of a bound.
   *
   * @param sign 1 for the least value, -1 for the largest
   */
  static Predicate<Object> bound(Document schema, String keyword, String exclusive, int sign) {
    Number bound = number(schema, keyword);
    boolean excluded = Boolean.TRUE.equals(schema.get(exclusive));
    return of(
        Number.class,
        number -> {
          int order = sign * ValueOrder.compare(number, bound);
          return excluded ? order > 0 : order >= 0;
        });
  }

  static Predicate<Object> multipleOf(Document schema) {
    BigDecimal divisor = new BigDecimal(number(schema, "multipleOf").toString());
    if (divisor.signum() <= 0) {
      throw JsonSchema.wrongType("multipleOf", "a positive number");
    }
    return of(
        Number.class,
        number ->
            Double.isFinite(number.doubleValue())
                && new BigDecimal(number.toString()).remainder(divisor).signum() == 0);
  }

  private static Number number(Document schema, String keyword) {
    if (schema.get(keyword) instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number;
    }
    throw JsonSchema.wrongType(keyword, "a number");
  }

  static Predicate<Object> length(long bound, boolean least) {
    return of(
        String.class,
        text -> {
          int length = text.codePointCount(0, text.length());
          return least ? length >= bound : length <= bound;
        });
  }

  static Predicate<Object> pattern(Document schema) {
    Pattern pattern = regex(schema.get("pattern"));
    return of(String.class, text -> finds(pattern, text));
  }

  static Pattern regex(@Nullable Object text) {
    if (!(text instanceof String pattern)) {
      throw JsonSchema.wrongType("pattern", "a string");
    }
    try {
      return Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw JsonSchema.failure("Regular expression is invalid: " + e.getDescription());
    }
  }

  /** A search looks at the time limit with each character, since it may go on without an end. */
  static boolean finds(Pattern pattern, String text) {
    return pattern.matcher(new Limited(text)).find();
  }

  private record Limited(CharSequence text) implements CharSequence {

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      TimeLimit.check();
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Limited(text.subSequence(start, end));
    }
  }
}
