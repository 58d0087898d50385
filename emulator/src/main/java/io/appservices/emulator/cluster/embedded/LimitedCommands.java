package io.appservices.emulator.cluster.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Locale;

/** Commands whose queries and pipelines obey the time limit of the operation. */
final class LimitedCommands {

  private LimitedCommands() {}

  /** The same command, limited; what it stores is left alone. */
  static Document of(String command, Document arguments) {
    return switch (command.toLowerCase(Locale.ROOT)) {
      case "find", "count", "distinct", "aggregate", "delete" -> LimitedQueries.of(arguments);
      case "update" -> updates(arguments);
      case "findandmodify" -> update(arguments, "query", "update");
      default -> arguments;
    };
  }

  private static Document updates(Document arguments) {
    Document limited = new Document(arguments);
    limited.computeIfPresent(
        "updates",
        (key, updates) ->
            updates instanceof List<?> list
                ? list.stream().map(each -> update((Document) each, "q", "u")).toList()
                : updates);
    return limited;
  }

  private static Document update(Document arguments, String query, String update) {
    Document limited = new Document(arguments);
    limited.computeIfPresent(query, (key, value) -> LimitedQueries.value(value));
    limited.computeIfPresent("arrayFilters", (key, value) -> LimitedQueries.value(value));
    limited.computeIfPresent("fields", (key, value) -> LimitedQueries.value(value));
    limited.computeIfPresent(
        update,
        (key, value) ->
            value instanceof Document document ? LimitedQueries.ofUpdate(document) : value);
    return limited;
  }
}
