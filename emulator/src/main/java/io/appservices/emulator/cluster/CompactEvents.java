package io.appservices.emulator.cluster;

import org.bson.Document;

/** Change events with the short names that clients ask for with {@code useCompactEvents}. */
final class CompactEvents {

  private CompactEvents() {}

  static Document of(Document event) {
    Document compact = new Document("ot", event.get("operationType"));
    if (event.get("fullDocument") instanceof Document full) {
      compact.append("fd", full);
    }
    compact.append("dk", event.get("documentKey"));
    if (event.get("updateDescription") instanceof Document update) {
      compact.append(
          "ud",
          new Document("u", update.get("updatedFields")).append("r", update.get("removedFields")));
    }
    return compact;
  }
}
