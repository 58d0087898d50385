package io.appservices.emulator.cluster.embedded.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.memory.index.MemoryUniqueIndex;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.appservices.emulator.cluster.embedded.collation.Collation;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The collections of a database. What they are called and which indexes they have is in collections
 * of its own, {@code system.namespaces} and {@code system.indexes}, from which it is opened again.
 * A change of more than one of them is kept as a whole before anybody sees it.
 */
final class OrderedDatabase extends AbstractSynchronizedMongoDatabase<Integer> {

  private static final String NAMESPACE = "ns";
  private static final String NAME = "name";
  private static final int INDEX_KEY_SPECS_CONFLICT = 86;

  /** Members of descriptions that make no difference. */
  private static final Set<String> NO_OPTIONS = Set.of("v", "background");

  private final CollectionSource source;

  /** The description of the index that is being made. */
  private @Nullable Document made;

  OrderedDatabase(String name, CursorRegistry cursors, CollectionSource source) {
    super(name, cursors);
    this.source = source;
    initializeNamespacesAndIndexes();
  }

  @Override
  protected OrderedCollection openOrCreateCollection(String name, CollectionOptions options) {
    return new OrderedCollection(
        this, name, options, cursorRegistry, source.open(getDatabaseName(), name));
  }

  @Override
  protected Index<Integer> openOrCreateUniqueIndex(
      String collection, String name, List<IndexKey> keys, boolean sparse) {
    return collation(collection, name)
        .<Index<Integer>>map(found -> new CollatedUniqueIndex(name, keys, sparse, found))
        .orElseGet(() -> new MemoryUniqueIndex(name, keys, sparse));
  }

  /** Returns the collation of an index that is being made, or opened again. */
  private Optional<Collation> collation(String collection, String name) {
    if (made != null) {
      return Collation.of(made);
    }
    try {
      return indexesOf(getDatabaseName() + "." + collection).stream()
          .filter(index -> name.equals(index.get(NAME)))
          .findFirst()
          .flatMap(Collation::of);
    } catch (MongoServerError notMadeByThisVersion) {
      return Optional.empty();
    }
  }

  @Override
  public Document handleCommand(
      Channel channel, String command, Document query, DatabaseResolver resolver, Oplog oplog) {
    return command.equalsIgnoreCase("dropIndexes")
        ? IndexDrop.of(this, query).answer()
        : super.handleCommand(channel, command, query, resolver, oplog);
  }

  /** The library takes any index of the same name for the same, and keeps both descriptions. */
  @Override
  protected synchronized void addIndex(Document index) {
    Document there =
        indexesOf(String.valueOf(index.get(NAMESPACE))).stream()
            .filter(known -> Objects.equals(known.get(NAME), index.get(NAME)))
            .findFirst()
            .orElse(null);
    if (there == null) {
      made = index;
      try {
        super.addIndex(index);
      } finally {
        made = null;
      }
    } else if (!options(there).equals(options(index))) {
      throw new MongoServerError(
          INDEX_KEY_SPECS_CONFLICT,
          "IndexKeySpecsConflict",
          "An existing index has the same name as the requested index, and other options: "
              + index.get(NAME));
    }
  }

  /** Returns what makes an index another one, in a form that can be compared. */
  private static Document options(Document index) {
    Document options = new Document();
    new TreeMap<>(index)
        .forEach(
            (name, value) -> {
              if (!NO_OPTIONS.contains(name) && !Boolean.FALSE.equals(value)) {
                options.put(name, comparable(value));
              }
            });
    return options;
  }

  private static Object comparable(Object value) {
    if (value instanceof Document document) {
      Document comparable = new Document();
      document.forEach((name, member) -> comparable.put(name, comparable(member)));
      return comparable;
    }
    return value instanceof Number number ? Utils.normalizeNumber(number) : value;
  }

  /** Returns the descriptions of the indexes of a collection, which is named with its database. */
  List<Document> indexesOf(String collection) {
    MongoCollection<Integer> all = indexes.get();
    return all == null
        ? List.of()
        : all.queryAllAsStream().filter(index -> collection.equals(index.get(NAMESPACE))).toList();
  }

  /** Removes an index and its description. */
  void drop(MongoCollection<Integer> collection, Document index) {
    dropIndex(collection, (String) index.get(NAME));
    getOrCreateIndexesCollection().removeDocument(index);
  }

  @Override
  protected synchronized MongoCollection<Integer> resolveOrCreateCollection(String name) {
    return source.together(() -> super.resolveOrCreateCollection(name));
  }

  @Override
  public synchronized MongoCollection<Integer> createCollectionOrThrowIfExists(
      String name, CollectionOptions options) {
    return source.together(() -> super.createCollectionOrThrowIfExists(name, options));
  }

  @Override
  public synchronized void dropCollection(String name, Oplog oplog) {
    source.together(
        () -> {
          super.dropCollection(name, oplog);
          return null;
        });
  }

  /** The descriptions of the indexes go with the collection, also into another database. */
  @Override
  public synchronized void moveCollection(
      MongoDatabase from, MongoCollection<?> collection, String name) {
    source.together(
        () -> {
          if (from instanceof OrderedDatabase other && other != this) {
            List<Document> moved = other.indexesOf(collection.getFullName());
            moved.forEach(other.getOrCreateIndexesCollection()::removeDocument);
            MongoCollection<Integer> own = getOrCreateIndexesCollection();
            super.moveCollection(from, collection, name);
            moved.forEach(index -> own.addDocument(named(index, collection)));
          } else {
            super.moveCollection(from, collection, name);
          }
          return null;
        });
  }

  private static Document named(Document index, MongoCollection<?> collection) {
    Document named = index.clone();
    named.put(NAMESPACE, collection.getFullName());
    return named;
  }

  @Override
  protected long getFileSize() {
    return 0;
  }

  @Override
  protected long getStorageSize() {
    return 0;
  }
}
