package io.appservices.emulator.cluster.embedded.watch;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.embedded.evaluation.ServerValues;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Makes change events of what the embedded server does, and gives them to those who watch the
 * collection. It is called under the lock of the collection, so the events are in the order of the
 * changes. Where nobody watches, it costs one look into a map.
 */
public final class ChangeHub {

  private final Map<String, List<EmbeddedChanges>> watchers = new ConcurrentHashMap<>();
  private final AtomicInteger counter = new AtomicInteger();
  private final Clock clock;
  private final Tap tap;

  /** A listener that may take the changes to any collection. */
  public interface Tap {
    boolean wants(String database, String collection);

    /**
     * Gets a change.
     *
     * @param before null if the document is new
     * @param bytes about how much of the heap both take
     */
    void changed(org.bson.Document event, org.bson.@Nullable Document before, long bytes);
  }

  /** Makes a hub whose events have the times of the clock. */
  public ChangeHub(Clock clock, Tap tap) {
    this.clock = clock;
    this.tap = tap;
  }

  void add(String namespace, EmbeddedChanges changes) {
    watchers.computeIfAbsent(namespace, name -> new CopyOnWriteArrayList<>()).add(changes);
  }

  void remove(String namespace, EmbeddedChanges changes) {
    watchers.computeIfPresent(
        namespace,
        (name, present) -> {
          present.remove(changes);
          return present.isEmpty() ? null : present;
        });
  }

  void inserted(MongoCollection<?> collection, Document document) {
    if (isWatched(collection)) {
      publish(collection, event(collection, "insert", document, document), null);
    }
  }

  void replaced(MongoCollection<?> collection, Document before, Document document) {
    if (isWatched(collection)) {
      publish(collection, event(collection, "replace", document, document), before);
    }
  }

  void updated(
      MongoCollection<?> collection, Document before, Document after, UpdateStatement statement) {
    if (isWatched(collection)) {
      Document event = event(collection, "update", after, after);
      // What the description has are parts of the copy.
      Document copy = (Document) Objects.requireNonNull(event.get("fullDocument"));
      event.append("updateDescription", statement.description(before, copy));
      publish(collection, event, before);
    }
  }

  void deleted(MongoCollection<?> collection, Document document) {
    if (isWatched(collection)) {
      publish(collection, event(collection, "delete", document, null), document);
    }
  }

  boolean isWatched(MongoCollection<?> collection) {
    return (!watchers.isEmpty() && watchers.containsKey(collection.getFullName()))
        || isTapped(collection);
  }

  private boolean isTapped(MongoCollection<?> collection) {
    String name = collection.getCollectionName();
    // The server keeps its namespaces and indexes in collections, too.
    return !name.startsWith("system.") && tap.wants(collection.getDatabaseName(), name);
  }

  private Document event(
      MongoCollection<?> collection, String type, Document document, @Nullable Document full) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    BsonTimestamp time = new BsonTimestamp(now, counter.incrementAndGet());
    Document event =
        new Document("_id", new Document("_data", String.format("%016x", time.getValue())))
            .append("operationType", type)
            .append("clusterTime", time)
            .append("wallTime", now);
    if (full != null) {
      event.append("fullDocument", full.cloneDeeply());
    }
    return event
        .append(
            "ns",
            new Document("db", collection.getDatabaseName())
                .append("coll", collection.getCollectionName()))
        .append("documentKey", new Document("_id", document.get("_id")));
  }

  private void publish(MongoCollection<?> collection, Document event, @Nullable Document before) {
    long bytes = HeapSize.of(event);
    watchers
        .getOrDefault(collection.getFullName(), List.of())
        .forEach(changes -> changes.publish(event, bytes));
    if (isTapped(collection)) {
      tap.changed(
          ServerValues.toJava(event),
          before == null ? null : ServerValues.toJava(before),
          bytes + HeapSize.of(before));
    }
  }
}
