package io.appservices.emulator.cluster;

import java.util.List;
import org.bson.Document;

/**
 * What a client wants to watch.
 *
 * @param ids only changes of documents with these ids; null for any
 * @param filter only events that match this query; null for any
 */
record WatchRequest(
    String database, String collection, List<?> ids, Document filter, boolean compact) {

  static WatchRequest of(Arguments arguments) {
    return new WatchRequest(
        arguments.text("database"),
        arguments.text("collection"),
        arguments.optionalList("ids"),
        arguments.optionalDocument("filter"),
        arguments.flag("useCompactEvents"));
  }

  /** The query that an event has to match; empty for every event. */
  Document query() {
    Document query = new Document();
    if (ids != null) {
      query.append("documentKey._id", new Document("$in", ids));
    }
    if (filter == null || filter.isEmpty()) {
      return query;
    }
    return query.isEmpty() ? filter : new Document("$and", List.of(query, filter));
  }

  /** An event in the form that the client wants. */
  Document render(Document event) {
    return compact ? CompactEvents.of(event) : event;
  }
}
