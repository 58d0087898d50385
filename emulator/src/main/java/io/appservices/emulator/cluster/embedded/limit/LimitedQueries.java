package io.appservices.emulator.cluster.embedded.limit;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.appservices.emulator.cluster.embedded.operand.QueryOperands;
import io.appservices.emulator.cluster.embedded.query.Condition;
import io.appservices.emulator.cluster.embedded.query.OwnConditions;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Queries and pipelines in a form that obeys the time limit of the operation: the embedded server
 * evaluates them without an end in sight. Regular expressions and the arguments of expressions are
 * where it comes by in every loop.
 */
public final class LimitedQueries {

  private static final String REGEX = "$regex";
  private static final String OPTIONS = "$options";
  private static final String NOT = "$not";
  private static final String IN = "$in";

  /** The members of stages that are queries. */
  private static final Set<String> QUERIES = Set.of("$match", "restrictSearchWithMatch");

  private static final int BAD_VALUE = 2;
  private static final int NOT_IN_CONTEXT = 5626500;
  private static final int OPTIONS_TWICE = 51075;
  private static final int EXCEEDED_MEMORY_LIMIT = 146;
  private static final long LONGEST_RANGE = 1_000_000;

  private LimitedQueries() {}

  /** Returns the query, checked and limited. */
  public static Document checked(Document query) {
    QueryOperands.check(query);
    ExpressionOperands.query(query);
    return OwnConditions.of(of(query), QueryServer.INSTANCE);
  }

  /** Returns the query, limited. */
  public static Document of(Document query) {
    return query.containsKey(REGEX) && isOperators(query) ? regex(query) : members(query);
  }

  /**
   * Returns the update, limited. It has a query in {@code $pull} alone; all else in it are values.
   */
  static Document ofUpdate(Document update) {
    Document limited = new Document(update);
    limited.computeIfPresent("$pull", (key, condition) -> value(condition));
    return limited;
  }

  /**
   * Returns a copy of a stored document, for a pipeline: stages multiply documents by their arrays,
   * and some change the documents that they get.
   */
  public static Document ofStored(Document document) {
    Document copy = new Document();
    document.forEach((key, value) -> copy.put(key, stored(value)));
    return copy;
  }

  private static Object stored(Object value) {
    if (value instanceof Document document) {
      return ofStored(document);
    }
    return value instanceof Collection<?> values
        ? LimitedList.of(values, LimitedQueries::stored)
        : value;
  }

  /** Returns the part of a query or a pipeline, limited; null if it is null. */
  public static Object value(Object value) {
    if (value instanceof Document document) {
      return of(document);
    }
    if (value instanceof BsonRegularExpression regex) {
      return regex(regex.getPattern(), regex.getOptions());
    }
    return value instanceof Collection<?> values
        ? LimitedList.of(values, LimitedQueries::value)
        : value;
  }

  /** Returns whether a query has regular expressions, or expressions, which may take long. */
  public static boolean mayTakeLong(@Nullable Object query) {
    if (query instanceof Document document) {
      if (document.containsKey("$expr")) {
        return document.size() > 1 || !Condition.isQuick(document);
      }
      return document.values().stream().anyMatch(LimitedQueries::mayTakeLong);
    }
    return query instanceof BsonRegularExpression
        || query instanceof Collection<?> values
            && values.stream().anyMatch(LimitedQueries::mayTakeLong);
  }

  private static Document members(Document document) {
    Document limited = new Document();
    document.forEach(
        (key, value) -> {
          if (key.equals("$range")) {
            checkRange(value);
          }
          limited.put(key, key.equals("$literal") ? value : part(key, value));
        });
    return limited;
  }

  /** Returns a member, which is a query in some stages. */
  private static @Nullable Object part(String key, @Nullable Object value) {
    if (value instanceof Document query && QUERIES.contains(key)) {
      return inPipeline(query);
    }
    if (key.equals("$geoNear")
        && value instanceof Document stage
        && stage.get("query") instanceof Document query) {
      return of(stage).append("query", inPipeline(query));
    }
    return value == null ? null : value(value);
  }

  private static Document inPipeline(Document query) {
    if (OwnConditions.hasWhere(query)) {
      throw badValue("$where is not allowed in this context");
    }
    Document own = OwnConditions.of(of(query));
    if (OwnConditions.near(own) != null) {
      throw new MongoServerError(
          NOT_IN_CONTEXT,
          "Location5626500",
          "$geoNear, $near, and $nearSphere are not allowed in this context");
    }
    return own;
  }

  private static boolean isOperators(Document query) {
    return query.keySet().stream().allMatch(key -> key.startsWith("$"));
  }

  /**
   * Returns the query with the regular expression behind two negations: as the value itself, an
   * upsert would take it for a value of the new document.
   */
  private static Document regex(Document query) {
    Document others = new Document(query);
    LimitedRegularExpression regex = regex(others.remove(REGEX), others.remove(OPTIONS));
    Document limited = members(others);
    if (!limited.containsKey(NOT)) {
      return limited.append(NOT, new Document(NOT, regex));
    }
    if (!limited.containsKey(IN)) {
      return limited.append(IN, List.of(regex));
    }
    throw badValue("the embedded cluster cannot do this: $regex, $not and $in for one field");
  }

  private static LimitedRegularExpression regex(
      @Nullable Object pattern, @Nullable Object options) {
    if (pattern instanceof BsonRegularExpression regex) {
      if (options != null && regex.getOptions() != null && !regex.getOptions().isEmpty()) {
        throw new MongoServerError(
            OPTIONS_TWICE, "Location51075", "options set in both $regex and $options");
      }
      return regex(regex.getPattern(), options == null ? regex.getOptions() : options);
    }
    if (pattern instanceof String text && (options == null || options instanceof String)) {
      return new LimitedRegularExpression(text, options == null ? "" : (String) options);
    }
    throw badValue((pattern instanceof String ? OPTIONS : REGEX) + " has to be a string");
  }

  private static MongoServerError badValue(String text) {
    return new MongoServerError(BAD_VALUE, "BadValue", text);
  }

  /** Limits the size of a range, whose numbers are all in memory at once. */
  private static void checkRange(@Nullable Object arguments) {
    if (arguments instanceof List<?> list
        && list.size() > 1
        && list.stream().allMatch(Number.class::isInstance)) {
      double length = number(list, 1) - number(list, 0);
      double step = list.size() > 2 ? number(list, 2) : 1;
      if (step != 0 && length / step > LONGEST_RANGE) {
        throw new MongoServerError(
            EXCEEDED_MEMORY_LIMIT,
            "ExceededMemoryLimit",
            "$range would use too much memory: the embedded cluster makes no more than "
                + LONGEST_RANGE
                + " numbers");
      }
    }
  }

  private static double number(List<?> list, int index) {
    return ((Number) list.get(index)).doubleValue();
  }
}
