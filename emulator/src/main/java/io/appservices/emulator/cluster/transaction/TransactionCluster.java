package io.appservices.emulator.cluster.transaction;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import io.appservices.emulator.cluster.operation.Cluster;
import io.appservices.emulator.cluster.operation.OperatorChecks;
import io.appservices.emulator.cluster.operation.Subscription;
import io.appservices.emulator.cluster.operation.WatchRequest;
import io.appservices.emulator.domain.DataSourceRefusals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.Document;

/** The data of a cluster as one transaction sees it: in copies of its databases. */
final class TransactionCluster implements Cluster {

  private final Cluster base;
  private final Cluster copies;
  private final UpdatedPaths updated;
  private final String prefix;

  /** The documents that each collection had when it was copied, by id. */
  private final Map<String, Map<String, Map<Object, Document>>> before = new HashMap<>();

  TransactionCluster(Cluster base, Cluster copies, UpdatedPaths updated, String id) {
    this.base = base;
    this.copies = copies;
    this.updated = updated;
    this.prefix = "t" + id + "_";
  }

  @Override
  public String connectionString() {
    return base.connectionString();
  }

  @Override
  public synchronized MongoDatabase database(String name) {
    MongoDatabase copy = copies.database(prefix + name);
    if (!before.containsKey(name)) {
      before.put(name, copied(base.database(name), copy));
      updated.begin(prefix + name);
    }
    return copy;
  }

  private static Map<String, Map<Object, Document>> copied(MongoDatabase from, MongoDatabase to) {
    Map<String, Map<Object, Document>> all = new LinkedHashMap<>();
    for (String name : names(from)) {
      MongoCollection<Document> collection = from.getCollection(name);
      Map<Object, Document> documents = byId(collection);
      all.put(name, documents);
      to.createCollection(name);
      indexes(collection, to.getCollection(name));
      if (!documents.isEmpty()) {
        to.getCollection(name).insertMany(new ArrayList<>(documents.values()));
      }
    }
    return all;
  }

  private static List<String> names(MongoDatabase database) {
    List<String> names = new ArrayList<>();
    database.listCollections().forEach(found -> names.add(found.getString("name")));
    names.removeIf(name -> name.startsWith("system."));
    return names;
  }

  private static void indexes(MongoCollection<Document> from, MongoCollection<Document> to) {
    for (Document index : from.listIndexes()) {
      if (!"_id_".equals(index.get("name"))) {
        boolean isUnique = Boolean.TRUE.equals(index.get("unique"));
        boolean isSparse = Boolean.TRUE.equals(index.get("sparse"));
        to.createIndex(
            index.get("key", Document.class),
            new IndexOptions().name(index.getString("name")).unique(isUnique).sparse(isSparse));
      }
    }
  }

  private static Map<Object, Document> byId(MongoCollection<Document> collection) {
    Map<Object, Document> documents = new LinkedHashMap<>();
    collection.find().forEach(document -> documents.put(document.get("_id"), document));
    return documents;
  }

  @Override
  public OperatorChecks checks() {
    return base.checks();
  }

  @Override
  public Subscription watch(
      WatchRequest request, Consumer<Document> onEvent, Consumer<Exception> onError) {
    throw DataSourceRefusals.mongoDb("a transaction cannot be watched");
  }

  /** Brings what was changed to where it was copied from, all of it or nothing. */
  synchronized void commit() {
    List<CommittedChange> changes = changes();
    // One commit at a time: what one has looked at, no other changes.
    synchronized (base) {
      changes.forEach(CommittedChange::checkConflict);
      List<CommittedChange> done = new ArrayList<>();
      try {
        for (CommittedChange change : changes) {
          change.apply();
          done.add(0, change);
        }
      } catch (RuntimeException e) {
        done.forEach(CommittedChange::undo);
        throw e;
      }
    }
  }

  private List<CommittedChange> changes() {
    List<CommittedChange> changes = new ArrayList<>();
    before.forEach(
        (database, collections) -> {
          MongoDatabase copy = copies.database(prefix + database);
          for (String name : names(copy)) {
            changes(
                base.database(database).getCollection(name),
                collections.getOrDefault(name, Map.of()),
                byId(copy.getCollection(name)),
                id -> updated.of(prefix + database, name, id),
                changes);
          }
        });
    return changes;
  }

  private static void changes(
      MongoCollection<Document> target,
      Map<Object, Document> old,
      Map<Object, Document> current,
      Function<Object, Set<String>> paths,
      List<CommittedChange> changes) {
    old.forEach(
        (id, document) -> {
          if (!Objects.equals(document, current.get(id))) {
            changes.add(
                new CommittedChange(target, id, document, current.get(id), paths.apply(id)));
          }
        });
    current.forEach(
        (id, document) -> {
          if (!old.containsKey(id)) {
            changes.add(new CommittedChange(target, id, null, document, Set.of()));
          }
        });
  }

  /** Lets go of the copies. */
  void drop() {
    for (String name : before.keySet()) {
      updated.end(prefix + name);
      copies.database(prefix + name).drop();
    }
  }

  @Override
  public void close() {
    // Both clusters are others'.
  }
}
