package io.appservices.emulator.cluster.aggregation.expression.value;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Percentiles of numbers: always one of them, as MongoDB has it for few. */
public final class Percentiles {

  public static final String MEDIAN = "$median";
  public static final String PERCENTILE = "$percentile";

  private static final String INPUT = "input";
  private static final String METHOD = "method";
  private static final String SHARES = "p";

  /** The members that each takes, all of them. */
  private static final Map<String, List<String>> MEMBERS =
      Map.of(MEDIAN, List.of(INPUT, METHOD), PERCENTILE, List.of(INPUT, SHARES, METHOD));

  private static final String NO_SHARES =
      "The $percentile 'p' field must be an array of numbers from [0.0, 1.0], but found: ";

  private Percentiles() {}

  /** Returns whether an operator or accumulator is one of these. */
  public static boolean isName(String name) {
    return MEMBERS.containsKey(name);
  }

  /**
   * Checks the operand of an operator or accumulator.
   *
   * @param noObject the code for an operand that is no object
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if it does not take the operand
   */
  public static void check(String name, @Nullable Object operand, int noObject) {
    if (!(operand instanceof Document given)) {
      throw Refused.because(
          noObject,
          "specification must be an object; found " + name + ": " + Json.toJsonValue(operand));
    }
    List<String> members = MEMBERS.getOrDefault(name, List.of());
    for (String member : given.keySet()) {
      if (!members.contains(member)) {
        throw Refused.because(
            40415, "BSON field '%s.%s' is an unknown field.".formatted(name, member));
      }
    }
    for (String member : members) {
      if (!given.containsKey(member)) {
        throw Refused.because(
            40414, "BSON field '%s.%s' is missing but a required field".formatted(name, member));
      }
    }
    method(name, given.get(METHOD));
    if (members.contains(SHARES)) {
      shares(given.get(SHARES));
    }
  }

  private static void method(String name, @Nullable Object method) {
    if (!(method instanceof String)) {
      throw Refused.because(
          14,
          "BSON field '%s.method' is the wrong type '%s', expected type 'string'"
              .formatted(name, Types.of(method)));
    }
    if (!method.equals("approximate")) {
      throw Refused.because(2, "Currently only 'approximate' can be used as percentile 'method'.");
    }
  }

  private static List<Double> shares(@Nullable Object given) {
    if (given instanceof String path && path.startsWith("$")) {
      throw Refused.because(
          7750300,
          "The $percentile 'p' field must be an array of constant values, but found value: "
              + Json.toJsonValue(given)
              + ".");
    }
    if (!(given instanceof Collection<?> items) || items.isEmpty()) {
      throw Refused.because(7750301, NO_SHARES + Json.toJsonValue(given));
    }
    List<Double> shares = new ArrayList<>();
    for (Object item : items) {
      if (!(item instanceof Number share)) {
        throw Refused.because(7750302, NO_SHARES + Json.toJsonValue(item));
      }
      if (share.doubleValue() < 0 || share.doubleValue() > 1) {
        throw Refused.because(7750303, NO_SHARES + Json.toJsonValue(item));
      }
      shares.add(share.doubleValue());
    }
    return shares;
  }

  /**
   * Returns the value of an operator with a checked operand: of a number, or of those in an array.
   */
  public static @Nullable Object of(String name, @Nullable Object operand) {
    Document members = Operands.members(operand);
    Object input = members.get(INPUT);
    Collection<?> values =
        input instanceof Collection<?> items ? items : Collections.singletonList(input);
    return of(name, members, values);
  }

  /**
   * Returns the value of an operator or accumulator with a checked operand.
   *
   * @param values what it is of; those that are no numbers do not count
   */
  public static @Nullable Object of(
      String name, Document operand, Collection<? extends @Nullable Object> values) {
    double[] numbers =
        values.stream()
            .filter(Number.class::isInstance)
            .mapToDouble(value -> ((Number) value).doubleValue())
            .sorted()
            .toArray();
    if (name.equals(MEDIAN)) {
      return of(numbers, 0.5);
    }
    List<@Nullable Object> found = new ArrayList<>();
    shares(operand.get(SHARES)).forEach(share -> found.add(of(numbers, share)));
    return found;
  }

  /** Returns the value below which a share of the sorted numbers is; null if there are none. */
  private static @Nullable Double of(double[] sorted, double share) {
    return sorted.length == 0
        ? null
        : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }
}
