package io.appservices.emulator.cluster.embedded.limit;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.Syntax;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The checks of the expressions in pipelines and queries, which MongoDB reads before it looks at
 * documents, of which there may be none.
 */
public final class ExpressionOperands {

  private static final Set<String> CLAUSES = Set.of("$and", "$or", "$nor");

  /** Stages that are an expression. */
  private static final Set<String> WHOLE = Set.of("$replaceWith", "$redact", "$sortByCount");

  /** The members of other stages that are expressions. */
  private static final Map<String, List<String>> MEMBERS =
      Map.of(
          "$replaceRoot", List.of("newRoot"),
          "$group", List.of("_id"),
          "$bucket", List.of("groupBy"),
          "$bucketAuto", List.of("groupBy"),
          "$graphLookup", List.of("startWith"),
          "$setWindowFields", List.of("partitionBy"),
          "$fill", List.of("partitionBy"),
          "$lookup", List.of("let"));

  private ExpressionOperands() {}

  /**
   * Checks the expressions of a pipeline, and of those in it.
   *
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if one cannot be read
   */
  public static void pipeline(@Nullable Object pipeline) {
    if (pipeline instanceof Collection<?> stages) {
      for (Object stage : stages) {
        if (stage instanceof Document document) {
          document.forEach(ExpressionOperands::stage);
        }
      }
    }
  }

  private static void stage(String name, @Nullable Object body) {
    check(name, body);
    if (body instanceof Document members) {
      pipeline(members.get("pipeline"));
      if (name.equals("$facet")) {
        members.values().forEach(ExpressionOperands::pipeline);
      }
    }
  }

  private static void check(String stage, @Nullable Object body) {
    if (ProjectionStages.isName(stage)) {
      ProjectionStages.check(stage, body);
    } else if (WHOLE.contains(stage)) {
      Syntax.checkOperators(body);
    } else if (body instanceof Document members) {
      MEMBERS.getOrDefault(stage, List.of()).forEach(name -> member(members, name));
      switch (stage) {
        case "$match" -> query(members);
        case "$group" -> members.values().forEach(ExpressionOperands::accumulator);
        case "$bucket", "$bucketAuto" -> output(members.get("output"));
        default -> {}
      }
    }
  }

  private static void member(Document members, String name) {
    Syntax.checkOperators(members.get(name));
  }

  private static void output(@Nullable Object output) {
    if (output instanceof Document fields) {
      fields.values().forEach(ExpressionOperands::accumulator);
    }
  }

  /** The name of an accumulator need not be one of an operator. */
  private static void accumulator(@Nullable Object field) {
    if (field instanceof Document accumulator && !accumulator.containsKey("$accumulator")) {
      accumulator.values().forEach(Syntax::checkOperators);
    }
  }

  /** Checks the expressions of a query. */
  static void query(Document query) {
    query.forEach(
        (key, value) -> {
          if (key.equals("$expr")) {
            Syntax.checkOperators(value);
          } else if (CLAUSES.contains(key) && value instanceof Collection<?> clauses) {
            clauses.forEach(
                clause -> {
                  if (clause instanceof Document one) {
                    query(one);
                  }
                });
          }
        });
  }
}
