package io.appservices.emulator.cluster.operation;

import io.appservices.emulator.domain.Members;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The request of a client to watch a collection.
 *
 * @param ids only changes of documents with these ids; null for any
 * @param filter only events that match this query; null for any
 * @param view the part of an event that the client may see; null for none
 */
public record WatchRequest(
    String database,
    String collection,
    @Nullable List<?> ids,
    @Nullable Document filter,
    boolean compact,
    UnaryOperator<Document> view) {

  static WatchRequest of(Members arguments, UnaryOperator<Document> view) {
    return new WatchRequest(
        arguments.requiredNonEmptyText("database"),
        arguments.requiredNonEmptyText("collection"),
        arguments.list("ids").orElse(null),
        arguments.document("filter").orElse(null),
        arguments.flag("useCompactEvents"),
        view);
  }

  /** Returns the query that an event has to match; empty for every event. */
  public Document query() {
    Document query = new Document();
    if (ids != null) {
      query.append("documentKey._id", new Document("$in", ids));
    }
    if (filter == null || filter.isEmpty()) {
      return query;
    }
    return query.isEmpty() ? filter : new Document("$and", List.of(query, filter));
  }

  /** Returns an event in the form that the client wants; null if it may not see it. */
  public @Nullable Document render(Document event) {
    Document seen = view.apply(event);
    return seen != null && compact ? CompactEvents.of(seen) : seen;
  }
}
