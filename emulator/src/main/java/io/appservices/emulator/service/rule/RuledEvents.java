package io.appservices.emulator.service.rule;

import io.appservices.emulator.cluster.embedded.evaluation.InMemoryCollection;
import io.appservices.emulator.cluster.operation.OperationTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The part of change events that a user may see. Where rules look at documents, an event without
 * one, which is that of a deletion, is not seen.
 */
final class RuledEvents implements UnaryOperator<Document> {

  private static final String FULL = "fullDocument";
  private static final String UPDATE = "updateDescription";
  private static final String UPDATED = "updatedFields";
  private static final String TRUNCATED = "truncatedArrays";

  private final CollectionRules rules;
  private final Optional<Permissions> uniform;

  RuledEvents(CollectionRules rules) {
    this.rules = rules;
    this.uniform = rules.filters().isEmpty() ? rules.uniform() : Optional.empty();
  }

  @Override
  public @Nullable Document apply(Document event) {
    if (uniform.isPresent()) {
      return uniform.get().permit(Access.READ) ? event : null;
    }
    return event.get(FULL) instanceof Document full
        ? OperationTime.<@Nullable Document>within(() -> time(event), () -> view(event, full))
        : null;
  }

  private @Nullable Document view(Document event, Document full) {
    return InMemoryCollection.matches(full, rules.filters().narrow(new Document()))
        ? rules.of(full).readable(full).map(readable -> view(event, full, readable)).orElse(null)
        : null;
  }

  private static Instant time(Document event) {
    return event.get("clusterTime") instanceof BsonTimestamp time
        ? Instant.ofEpochSecond(Integer.toUnsignedLong(time.getTime()))
        : Instant.EPOCH;
  }

  // Readable is the full document itself where nothing was taken out.
  @SuppressWarnings("ReferenceEquality")
  private Document view(Document event, Document full, Document readable) {
    Document projection = rules.filters().projection();
    if (readable == full && projection.isEmpty()) {
      return event;
    }
    Document seen =
        projection.isEmpty()
            ? readable
            : InMemoryCollection.project(List.of(readable), projection, new Document()).get(0);
    Document view = new Document(event).append(FULL, seen);
    if (event.get(UPDATE) instanceof Document update) {
      view.append(UPDATE, update(update, seen));
    }
    return view;
  }

  /**
   * Returns the visible part of an update, without its removed fields: those that the user may not
   * read cannot be told from the others.
   */
  private static Document update(Document update, Document seen) {
    Document updated = new Document();
    FieldPermissions.document(update.get(UPDATED)).keySet().stream()
        .filter(path -> Values.member(seen, path) != null)
        .forEach(path -> updated.append(path, Values.member(seen, path)));
    Document visible = new Document(UPDATED, updated).append("removedFields", List.of());
    List<Document> truncated =
        update.getList(TRUNCATED, Document.class, List.of()).stream()
            .filter(array -> Values.member(seen, array.getString("field")) != null)
            .toList();
    return truncated.isEmpty() ? visible : visible.append(TRUNCATED, truncated);
  }
}
