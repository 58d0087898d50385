package io.appservices.emulator.cluster.operation;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.DataSourceRefusals;
import io.appservices.emulator.domain.Members;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.bson.Document;

/** The writes of one {@code bulkWrite}, each of which is an operation of its own for the rules. */
public final class BulkWrite {

  public static final String NAME = "bulkWrite";

  private final Document arguments;
  private final Document counts =
      new Document("insertedCount", 0)
          .append("matchedCount", 0)
          .append("modifiedCount", 0)
          .append("deletedCount", 0)
          .append("upsertedCount", 0)
          .append("insertedIds", new Document())
          .append("upsertedIds", new Document());

  /**
   * Makes the writes of some arguments.
   *
   * @param arguments {@code database}, {@code collection}, {@code operations} and {@code ordered},
   *     which is true unless said otherwise
   */
  public BulkWrite(Document arguments) {
    this.arguments = arguments;
  }

  /**
   * Runs the writes in their order. The first that fails is thrown: at once, or after the others if
   * they are not ordered.
   *
   * @param operations runs one by its name and arguments
   * @return how many documents were inserted, matched, modified, deleted and upserted, and their
   *     ids
   * @throws AppServicesException if there is no such write, or one fails
   */
  public Document run(BiFunction<String, Document, Object> operations) {
    Members members = Members.of(arguments, DataSourceRefusals.ARGUMENTS);
    List<Document> writes = members.requiredDocuments("operations");
    if (writes.isEmpty()) {
      throw DataSourceRefusals.nothingToInsert();
    }
    boolean ordered = members.bool("ordered").orElse(true);
    AppServicesException first = null;
    for (int i = 0; i < writes.size(); i++) {
      try {
        add(i, run(writes.get(i), operations));
      } catch (AppServicesException e) {
        if (ordered) {
          throw e;
        }
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
    return counts;
  }

  private Document run(Document write, BiFunction<String, Document, Object> operations) {
    if (write.size() != 1) {
      throw DataSourceRefusals.oneWriteEach();
    }
    String name = write.keySet().iterator().next();
    if (!(write.get(name) instanceof Document given)) {
      throw DataSourceRefusals.ARGUMENTS.wrong(name, "a document");
    }
    Document single = new Document(arguments);
    List.of("operations", "ordered").forEach(single::remove);
    switch (name) {
      case "insertOne" -> single.append("document", given.getOrDefault("document", given));
      case "updateOne", "updateMany" -> single.putAll(query(given, "update"));
      case "replaceOne" -> single.putAll(query(given, "replacement"));
      case "deleteOne", "deleteMany" -> {
        single.append("query", given.get("filter"));
        copy(given, single, List.of("collation", "hint"));
      }
      default -> throw DataSourceRefusals.serviceCommandNotFound(name);
    }
    return (Document) operations.apply(name, single);
  }

  private static Document query(Document given, String update) {
    Document single =
        new Document("query", given.get("filter")).append("update", given.get(update));
    copy(given, single, List.of("upsert", "arrayFilters", "collation", "hint"));
    return single;
  }

  private static void copy(Document given, Document single, List<String> options) {
    options.stream()
        .filter(given::containsKey)
        .forEach(option -> single.append(option, given.get(option)));
  }

  private void add(int index, Document result) {
    for (Map.Entry<String, Object> member : result.entrySet()) {
      switch (member.getKey()) {
        case "insertedId" -> made("inserted", index, member.getValue());
        case "upsertedId" -> made("upserted", index, member.getValue());
        default -> count(member.getKey(), ((Number) member.getValue()).intValue());
      }
    }
  }

  private void made(String how, int index, Object id) {
    count(how + "Count", 1);
    counts.get(how + "Ids", Document.class).append(String.valueOf(index), id);
  }

  private void count(String name, int more) {
    counts.merge(name, more, (before, added) -> (Integer) before + (Integer) added);
  }
}
