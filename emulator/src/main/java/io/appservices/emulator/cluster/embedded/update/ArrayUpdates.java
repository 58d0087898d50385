package io.appservices.emulator.cluster.embedded.update;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.Json;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.appservices.emulator.cluster.aggregation.expression.Sorting;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.Types;
import io.appservices.emulator.cluster.aggregation.expression.value.ValueOrder;
import io.appservices.emulator.cluster.embedded.query.OwnConditions;
import io.appservices.emulator.cluster.operation.TimeLimit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The operators of updates on arrays. */
final class ArrayUpdates {

  private static final int BAD_VALUE = 2;
  private static final String EACH = "$each";
  private static final Set<String> OF_PUSH = Set.of(EACH, "$position", "$slice", "$sort");

  private ArrayUpdates() {}

  /** Returns the value of an operator; {@link Missing} if there is still none. */
  static Object result(
      String operator, UpdatePaths at, @Nullable Object before, @Nullable Object operand) {
    boolean adds = operator.equals("$push") || operator.equals("$addToSet");
    if (before instanceof Missing && !adds) {
      switch (operator) {
        case "$pop" -> end(at, operand);
        case "$pullAll" -> values(operand);
        default -> {}
      }
      return before;
    }
    List<@Nullable Object> array = array(operator, at, before);
    switch (operator) {
      case "$push" -> push(array, operand);
      case "$addToSet" -> addToSet(array, operand);
      case "$pop" -> pop(array, end(at, operand));
      case "$pull" -> array.removeIf(condition(operand));
      default -> pullAll(array, operand);
    }
    return array;
  }

  private static List<@Nullable Object> array(
      String operator, UpdatePaths at, @Nullable Object before) {
    if (before instanceof Missing) {
      return new ArrayList<>();
    }
    if (before instanceof Collection<?> items) {
      return new ArrayList<>(items);
    }
    String type = Types.of(before);
    String id = Json.toJsonValue(at.root().get("_id"));
    throw switch (operator) {
      case "$push" ->
          refused(
              "The field '%s' must be an array but is of type %s in document {_id: %s}"
                  .formatted(at.path(), type, id));
      case "$addToSet" ->
          refused(
              "Cannot apply $addToSet to non-array field. Field named '%s' has non-array type %s"
                  .formatted(at.last(), type));
      case "$pop" ->
          Refused.because(
              14,
              "Path '%s' contains an element of non-array type '%s'".formatted(at.path(), type));
      default -> refused("Cannot apply $pull to a non-array value");
    };
  }

  private static List<?> each(String operator, Document modifiers) {
    if (modifiers.get(EACH) instanceof Collection<?> items) {
      return new ArrayList<>(items);
    }
    throw refused(
        "The argument to $each in %s must be an array but it was of type: %s"
            .formatted(operator, Types.of(modifiers.get(EACH))));
  }

  private static void push(List<@Nullable Object> array, @Nullable Object operand) {
    if (!(operand instanceof Document modifiers) || !modifiers.containsKey(EACH)) {
      array.add(operand);
      return;
    }
    for (String name : modifiers.keySet()) {
      if (!OF_PUSH.contains(name)) {
        throw refused("Unrecognized clause in $push: " + name);
      }
    }
    List<?> added = each("$push", modifiers);
    array.addAll(place(modifiers, array.size()), added);
    if (modifiers.containsKey("$sort")) {
      sort(array, modifiers.get("$sort"));
    }
    if (modifiers.containsKey("$slice")) {
      slice(array, whole("$slice", " but was given type: ", modifiers.get("$slice")));
    }
  }

  private static int place(Document modifiers, int size) {
    if (!modifiers.containsKey("$position")) {
      return size;
    }
    long given = whole("$position", ", not of type: ", modifiers.get("$position"));
    return (int) (given < 0 ? Math.max(0, size + given) : Math.min(given, size));
  }

  private static long whole(String name, String otherwise, @Nullable Object value) {
    if (value instanceof Number number && number.doubleValue() == number.longValue()) {
      return number.longValue();
    }
    throw refused(
        "The value for " + name + " must be an integer value" + otherwise + Types.of(value));
  }

  private static void sort(List<@Nullable Object> array, @Nullable Object order) {
    if (!(order instanceof Number) && !(order instanceof Document)) {
      throw refused(
          "The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort"
              + " embedded fields");
    }
    Collection<?> directions =
        order instanceof Document fields ? fields.values() : Collections.singletonList(order);
    if (directions.isEmpty()) {
      throw refused("The $sort pattern is empty when it should be a set of fields.");
    }
    for (Object direction : directions) {
      if (!(direction instanceof Number number) || Math.abs(number.doubleValue()) != 1) {
        throw refused("The $sort element value must be either 1 or -1");
      }
    }
    array.sort(Sorting.by(order));
  }

  private static void slice(List<@Nullable Object> array, long count) {
    int size = array.size();
    if (count >= 0) {
      array.subList((int) Math.min(count, size), size).clear();
    } else {
      array.subList(0, (int) Math.max(0, size + count)).clear();
    }
  }

  private static void addToSet(List<@Nullable Object> array, @Nullable Object operand) {
    List<?> added = Collections.singletonList(operand);
    if (operand instanceof Document modifiers && modifiers.containsKey(EACH)) {
      if (modifiers.size() > 1) {
        throw refused(
            "Found unexpected fields after $each in $addToSet: "
                + modifiers.toString(true, "{ ", " }"));
      }
      added = each("$addToSet", modifiers);
    }
    for (Object value : added) {
      // Each is compared with all that are there.
      TimeLimit.check();
      if (array.stream().noneMatch(item -> ValueOrder.areEqual(item, value))) {
        array.add(value);
      }
    }
  }

  private static long end(UpdatePaths at, @Nullable Object operand) {
    String shown = Json.toCompactJsonValue(operand);
    if (!(operand instanceof Number number)) {
      throw Refused.because(9, "Expected a number in: " + at.path() + ": " + shown);
    }
    if (Math.abs(number.doubleValue()) != 1) {
      throw Refused.because(9, "$pop expects 1 or -1, found: " + shown);
    }
    return number.longValue();
  }

  private static void pop(List<@Nullable Object> array, long end) {
    if (!array.isEmpty()) {
      array.remove(end < 0 ? 0 : array.size() - 1);
    }
  }

  private static void pullAll(List<@Nullable Object> array, @Nullable Object operand) {
    Collection<?> values = values(operand);
    array.removeIf(
        item -> {
          TimeLimit.check();
          return values.stream().anyMatch(value -> ValueOrder.areEqual(item, value));
        });
  }

  private static Collection<?> values(@Nullable Object operand) {
    if (operand instanceof Collection<?> values) {
      return values;
    }
    throw refused("$pullAll requires an array argument but was given a " + Types.of(operand));
  }

  /**
   * Operators and regular expressions are for each item, others fields for those that are
   * documents.
   */
  private static Predicate<@Nullable Object> condition(@Nullable Object operand) {
    if (operand instanceof Document fields && !Update.isUpdate(fields)) {
      Document query = OwnConditions.of(fields);
      return item -> item instanceof Document one && new DefaultQueryMatcher().matches(one, query);
    }
    if (operand instanceof Document || operand instanceof BsonRegularExpression) {
      Document query = OwnConditions.of(new Document("v", operand));
      return item -> new DefaultQueryMatcher().matches(new Document("v", item), query);
    }
    return item -> ValueOrder.areEqual(item, operand);
  }

  private static MongoServerError refused(String text) {
    return Refused.because(BAD_VALUE, text);
  }
}
