package io.appservices.emulator.service.trigger;

import io.appservices.emulator.cluster.embedded.evaluation.InMemoryCollection;
import io.appservices.emulator.cluster.operation.OperationTime;
import io.appservices.emulator.domain.definition.TriggerDefinition.EventView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What the function of a database trigger is given of a change. */
final class TriggerEvents {

  private TriggerEvents() {}

  /**
   * Returns the event as the trigger shows it; empty if it is none that the trigger runs on.
   *
   * @param before the document from before the change
   * @throws io.appservices.emulator.domain.AppServicesException if MongoDB would refuse the match
   *     or the projection
   */
  static Optional<Document> given(EventView wanted, Document event, @Nullable Document before) {
    Document whole = withDocuments(wanted, event, before);
    return OperationTime.within(() -> time(event), () -> given(wanted, whole));
  }

  private static Optional<Document> given(EventView wanted, Document whole) {
    if (!wanted.match().isEmpty() && !InMemoryCollection.matches(whole, wanted.match())) {
      return Optional.empty();
    }
    return Optional.of(
        wanted.project().isEmpty()
            ? whole
            : InMemoryCollection.project(List.of(whole), wanted.project(), new Document()).get(0));
  }

  /** Expressions have the time of the change. */
  private static Instant time(Document event) {
    return event.get("clusterTime") instanceof BsonTimestamp time
        ? Instant.ofEpochSecond(Integer.toUnsignedLong(time.getTime()))
        : Instant.EPOCH;
  }

  /** Returns the event with the documents of a change that the trigger asks for. */
  private static Document withDocuments(
      EventView wanted, Document event, @Nullable Document before) {
    Document view = new Document(event);
    if ("update".equals(event.get("operationType")) && !wanted.fullDocument()) {
      view.remove("fullDocument");
    }
    if (before != null && wanted.fullDocumentBeforeChange()) {
      view.append("fullDocumentBeforeChange", before);
    }
    return view;
  }
}
