package io.appservices.emulator.cluster.embedded.limit;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.embedded.collation.CollatedCommands;
import io.appservices.emulator.cluster.embedded.operand.QueryOperands;
import io.appservices.emulator.cluster.embedded.operand.SortOperands;
import io.appservices.emulator.cluster.embedded.operand.StageOperands;
import io.appservices.emulator.cluster.embedded.operand.UpdateOperands;
import io.appservices.emulator.cluster.embedded.query.OwnConditions;
import io.appservices.emulator.cluster.embedded.query.TextScores;
import io.appservices.emulator.cluster.embedded.query.UpsertValues;
import io.appservices.emulator.cluster.embedded.update.Update;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Commands whose queries and pipelines obey the time limit of the operation. */
public final class LimitedCommands {

  private static final int FAILED_TO_PARSE = 9;

  private LimitedCommands() {}

  /**
   * Returns the command, checked and limited; documents to store are not touched. The statements of
   * updates come one by one, since one that is refused leaves the others alone.
   */
  public static Document of(String command, Document arguments) {
    return switch (command.toLowerCase(Locale.ROOT)) {
      case "find" -> query(arguments, "filter");
      case "count" -> query(arguments, "query");
      case "distinct" -> {
        QueryOperands.checkDistinct(arguments);
        yield query(arguments, "query");
      }
      case "aggregate" -> pipeline(arguments);
      case "delete" -> statements(arguments, "deletes", each -> query(each, "q"));
      case "findandmodify" -> update(arguments, "query", "update");
      default -> arguments;
    };
  }

  /** Returns a query in the arguments; null if it is absent. */
  private static Document query(Document arguments, String key) {
    SortOperands.check(arguments.get("sort"));
    Document given = new Document(arguments);
    given.values().removeIf(Objects::isNull);
    if (given.get(key) instanceof Document query) {
      QueryOperands.check(query);
      ExpressionOperands.query(query);
    }
    Document limited = CollatedCommands.query(LimitedQueries.of(given), key);
    limited.computeIfPresent(key, LimitedCommands::own);
    return limited;
  }

  private static @Nullable Object own(String key, @Nullable Object limited) {
    return limited instanceof Document query
        ? OwnConditions.of(query, QueryServer.INSTANCE)
        : limited;
  }

  private static Document pipeline(Document arguments) {
    StageOperands.check(arguments.get("pipeline"));
    ExpressionOperands.pipeline(arguments.get("pipeline"));
    Document limited = LimitedQueries.of(arguments);
    limited.computeIfPresent("pipeline", (key, stages) -> TextScores.inPipeline(stages));
    limited.computeIfPresent(
        "pipeline", (key, stages) -> CollatedCommands.pipeline(arguments, stages));
    return limited;
  }

  private static Document statements(
      Document arguments, String key, UnaryOperator<Document> statement) {
    Document limited = new Document(arguments);
    limited.computeIfPresent(
        key,
        (name, statements) ->
            statements instanceof List<?> list
                ? list.stream().map(each -> statement.apply((Document) each)).toList()
                : statements);
    return limited;
  }

  /** Returns the statement of an update, checked and limited. */
  public static Document update(Document statement) {
    if (Utils.isTrue(statement.get("multi"))
        && statement.get("u") instanceof Document update
        && !Update.isUpdate(update)) {
      throw new MongoServerError(
          FAILED_TO_PARSE,
          "FailedToParse",
          "multi update is not supported for replacement-style update");
    }
    return update(statement, "q", "u");
  }

  /** Returns an update with its array filters, which the library need not know. */
  private static Document changes(Object update, @Nullable Object filters) {
    if (update instanceof Collection<?> pipeline) {
      checkNoFilters("pipeline", filters);
      Update.check(pipeline);
      ExpressionOperands.pipeline(pipeline);
      return new Document(Update.PIPELINE, LimitedQueries.value(update));
    }
    Document changes = LimitedQueries.ofUpdate(UpdateOperands.of(update));
    if (!Update.isUpdate(changes)) {
      checkNoFilters("replacement", filters);
    } else if (filters != null) {
      changes.put(Update.FILTERS, LimitedQueries.value(filters));
    }
    return changes;
  }

  private static void checkNoFilters(String style, @Nullable Object filters) {
    // MongoDB takes an empty list for none.
    if (filters != null && !(filters instanceof Collection<?> list && list.isEmpty())) {
      throw new MongoServerError(
          FAILED_TO_PARSE,
          "FailedToParse",
          "arrayFilters may not be specified for " + style + "-style updates");
    }
  }

  private static Document update(Document arguments, String query, String update) {
    if (arguments.get(query) instanceof Document given) {
      QueryOperands.check(given);
      ExpressionOperands.query(given);
    }
    QueryOperands.checkAll(arguments.get("arrayFilters"));
    SortOperands.check(arguments.get("sort"));
    if (TextScores.areWantedIn(arguments.get("sort"))) {
      throw Refused.notEmulated("a sort by {$meta: 'textScore'} in findAndModify");
    }
    Document limited = new Document(arguments);
    limited.computeIfPresent(query, (key, value) -> LimitedQueries.value(value));
    Object plain = limited.get(query);
    limited = CollatedCommands.query(limited, query);
    limited.computeIfPresent(query, LimitedCommands::own);
    if (Boolean.TRUE.equals(arguments.get("upsert"))
        && plain instanceof Document one
        && UpsertValues.areHidden(one)) {
      limited = CollatedCommands.upserting(limited, one);
    }
    limited.computeIfPresent("fields", (key, value) -> LimitedQueries.value(value));
    limited.computeIfPresent(update, (key, value) -> changes(value, arguments.get("arrayFilters")));
    limited.remove("arrayFilters");
    return limited;
  }
}
