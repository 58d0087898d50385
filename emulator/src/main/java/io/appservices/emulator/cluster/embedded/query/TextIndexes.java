package io.appservices.emulator.cluster.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The text indexes that {@code $text} looks into. */
public final class TextIndexes {

  private TextIndexes() {}

  /**
   * Lets the conditions in a part of a command look into the index of the collection.
   *
   * @param indexes the descriptions of the indexes of the collection; asked for only if there is
   *     such a condition
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if there is a condition, and no index
   */
  public static void bind(@Nullable Object part, Supplier<List<Document>> indexes) {
    List<TextCondition> conditions = conditions(part).toList();
    if (!conditions.isEmpty()) {
      List<String> fields = indexes.get().stream().flatMap(TextIndexes::fields).toList();
      conditions.forEach(condition -> condition.bind(fields));
    }
  }

  private static Stream<String> fields(Document index) {
    return index.get("key") instanceof Document key
        ? key.entrySet().stream()
            .filter(entry -> "text".equals(entry.getValue()))
            .map(entry -> entry.getKey())
        : Stream.empty();
  }

  private static Stream<TextCondition> conditions(@Nullable Object part) {
    if (part instanceof TextCondition condition) {
      return Stream.of(condition);
    }
    if (part instanceof Document document) {
      return document.values().stream().flatMap(TextIndexes::conditions);
    }
    return part instanceof Collection<?> items
        ? items.stream().flatMap(TextIndexes::conditions)
        : Stream.empty();
  }
}
