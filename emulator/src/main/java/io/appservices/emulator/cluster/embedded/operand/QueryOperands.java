package io.appservices.emulator.cluster.embedded.operand;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The checks of the operands of query operators, with MongoDB's messages. The embedded server looks
 * at an operand when it applies the operator to a value, and fails on some.
 */
public final class QueryOperands {

  private static final int BAD_VALUE = 2;
  private static final int FAILED_TO_PARSE = 9;
  private static final int TYPE_MISMATCH = 14;
  private static final Set<String> CLAUSES = Set.of("$and", "$or", "$nor");

  /** What a query for an element may begin with, beside the name of a field. */
  private static final Set<String> OF_QUERY =
      Set.of("$and", "$or", "$nor", "$expr", "$where", "$ref", "$id", "$db");

  /** The operators of a field. */
  private static final Set<String> OPERATORS =
      Set.of(
          ("$eq $ne $gt $gte $lt $lte $in $nin $not $exists $mod $size $all $elemMatch $type $regex"
                  + " $options $geoWithin $within $geoIntersects $near $nearSphere $geoNear"
                  + " $minDistance $maxDistance $uniqueDocs $bitsAllSet $bitsAllClear $bitsAnySet"
                  + " $bitsAnyClear")
              .split(" "));

  /** The embedded server calculates with integers of 32 bits. */
  private static final double LARGEST_DIVISOR = Integer.MAX_VALUE;

  private QueryOperands() {}

  /**
   * Checks a query.
   *
   * @throws MongoServerError if an operator of it does not take its operand
   */
  public static void check(Document query) {
    query.forEach(
        (key, value) -> {
          if (CLAUSES.contains(key)) {
            clauses(key, value);
          } else if (key.startsWith("$")) {
            operator("", key, value);
          } else if (value instanceof Document operators) {
            checkNames(operators);
            operators(key, operators);
          }
        });
  }

  /** Refuses operators that there are not; a reference is a value. */
  private static void checkNames(Document operators) {
    boolean isOfOperators =
        !operators.isEmpty()
            && operators.keySet().iterator().next().startsWith("$")
            && !operators.containsKey("$ref");
    if (isOfOperators) {
      for (String name : operators.keySet()) {
        if (!OPERATORS.contains(name)) {
          throw refused("unknown operator: " + name);
        }
      }
    }
  }

  /** Checks the queries in a pipeline, wherever they are in it. */
  static void checkPipeline(@Nullable Object stages) {
    if (stages instanceof Collection<?> list) {
      list.forEach(QueryOperands::checkPipeline);
    } else if (stages instanceof Document document) {
      document.forEach(
          (key, value) -> {
            if (key.equals("$match") && value instanceof Document query) {
              check(query);
            } else {
              checkPipeline(value);
            }
          });
    }
  }

  private static void clauses(String name, @Nullable Object value) {
    if (!(value instanceof Collection<?> queries)) {
      throw refused(name + " must be an array");
    }
    if (queries.isEmpty()) {
      throw refused("$and/$or/$nor must be a nonempty array");
    }
    for (Object query : queries) {
      if (!(query instanceof Document clause)) {
        throw refused("$or/$and/$nor entries need to be full objects");
      }
      check(clause);
    }
  }

  /** Checks what may be an array of queries. */
  public static void checkAll(@Nullable Object queries) {
    if (queries instanceof Collection<?> list) {
      list.forEach(QueryOperands::clause);
    }
  }

  private static void clause(@Nullable Object clause) {
    if (clause instanceof Document query) {
      check(query);
    }
  }

  private static void operators(String path, Document operators) {
    operators.forEach(
        (key, value) -> {
          if (key.startsWith("$")) {
            operator(path, key, value);
          } else if (value instanceof Document nested) {
            operators(path, nested);
          }
        });
    if (operators.containsKey("$options") && !operators.containsKey("$regex")) {
      throw refused("$options needs a $regex");
    }
  }

  private static void operator(String path, String name, @Nullable Object operand) {
    switch (name) {
      case "$ne" -> notRegex(operand, "Can't have regex as arg to $ne.");
      case "$gt", "$gte", "$lt", "$lte" ->
          notRegex(operand, "Can't have RegEx as arg to predicate over field '" + path + "'.");
      case "$in", "$nin", "$all" -> array(name, operand);
      case "$mod" -> mod(operand);
      case "$size" -> size(operand);
      case "$type" -> TypeOperands.check(path, operand);
      case "$not" -> not(path, operand);
      case "$elemMatch" -> element(operand);
      default -> {}
    }
  }

  private static void notRegex(@Nullable Object operand, String text) {
    if (operand instanceof BsonRegularExpression) {
      throw refused(text);
    }
  }

  private static void array(String name, @Nullable Object operand) {
    if (!(operand instanceof Collection<?> values)) {
      throw refused(name + " needs an array");
    }
    for (Object value : values) {
      if (name.equals("$all")) {
        clause(value);
      } else if (value instanceof Document document
          && !document.containsKey("$ref")
          && document.keySet().stream().anyMatch(key -> key.startsWith("$"))) {
        throw refused("cannot nest $ under " + name);
      }
    }
  }

  private static void not(String path, @Nullable Object operand) {
    if (operand instanceof Document operators) {
      if (operators.isEmpty()) {
        throw refused("$not cannot be empty");
      }
      checkNames(operators);
      operators(path, operators);
    } else if (!(operand instanceof BsonRegularExpression)) {
      throw refused("$not needs a regex or a document");
    }
  }

  private static void element(@Nullable Object operand) {
    if (!(operand instanceof Document condition)) {
      throw refused("$elemMatch needs an Object");
    }
    boolean isQuery = condition.keySet().stream().limit(1).anyMatch(OF_QUERY::contains);
    if (!isQuery) {
      checkNames(condition);
    }
    check(condition);
  }

  private static void size(@Nullable Object operand) {
    String problem = WholeNumbers.problem("$size", operand);
    if (!problem.isEmpty()) {
      throw new MongoServerError(
          FAILED_TO_PARSE, "FailedToParse", "Failed to parse $size. " + problem);
    }
  }

  private static void mod(@Nullable Object operand) {
    if (!(operand instanceof List<?> numbers)) {
      throw refused("malformed mod, needs to be an array");
    }
    if (numbers.size() != 2) {
      throw refused(
          "malformed mod, " + (numbers.size() < 2 ? "not enough" : "too many") + " elements");
    }
    double divisor = number(numbers.get(0), "divisor");
    number(numbers.get(1), "remainder");
    if (Math.abs(divisor) < 1) {
      throw refused("divisor cannot be 0");
    }
    if (Math.abs(divisor) > LARGEST_DIVISOR) {
      throw refused("the embedded cluster cannot do this: $mod by a number of more than 32 bits");
    }
  }

  private static double number(Object value, String role) {
    if (!(value instanceof Number number)) {
      throw refused("malformed mod, " + role + " not a number");
    }
    double asDouble = number.doubleValue();
    if (Double.isNaN(asDouble) || Double.isInfinite(asDouble)) {
      throw refused("malformed mod, " + role + " value is invalid: " + asDouble);
    }
    return asDouble;
  }

  /** Refuses a command {@code distinct} without a text that names a field. */
  public static void checkDistinct(Document command) {
    if (!(command.get("key") instanceof String)) {
      throw new MongoServerError(
          TYPE_MISMATCH,
          "TypeMismatch",
          "BSON field 'distinct.key' is the wrong type, expected type 'string'");
    }
  }

  private static MongoServerError refused(String text) {
    return new MongoServerError(BAD_VALUE, "BadValue", text);
  }
}
