package io.appservices.emulator.cluster.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.appservices.emulator.cluster.operation.TimeLimit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A collection whose documents are found in the order they were inserted in, as in MongoDB. The one
 * it extends puts new documents in the places of deleted ones.
 *
 * <p>Whoever changes it holds its lock; whoever reads takes none, so that a slow query stops
 * nobody. Therefore a stored document never changes: an update works on a copy, which then takes
 * its place.
 */
class OrderedCollection extends MemoryCollection {

  private final NavigableMap<Integer, Document> documents = new ConcurrentSkipListMap<>();
  private volatile List<Index<Integer>> readIndexes = List.of();
  private int next;

  OrderedCollection(
      MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors) {
    super(database, name, options, cursors);
  }

  @Override
  protected Integer addDocumentInternal(Document document) {
    documents.put(next, document);
    return next++;
  }

  /** Without the lock, unlike the one that it overrides. */
  @Override
  public QueryResult handleQuery(QueryParameters parameters) {
    Document selector = parameters.getQuerySelector();
    String prefix = selector.containsKey("query") ? "" : "$";
    boolean wrapped = selector.containsKey(prefix + "query");
    return queryDocuments(
        wrapped ? (Document) selector.get(prefix + "query") : selector,
        wrapped ? (Document) selector.get(prefix + "orderby") : null,
        parameters.getNumberToSkip(),
        parameters.getLimit(),
        parameters.getBatchSize(),
        parameters.getProjection());
  }

  @Override
  public Stream<Document> handleQueryAsStream(Document query) {
    return super.handleQueryAsStream(query).map(LimitedQueries::ofStored);
  }

  @Override
  public Stream<Document> queryAllAsStream() {
    return handleQueryAsStream(new Document());
  }

  /** Without the lock, as above. */
  @Override
  public Document handleDistinct(Document command) {
    String key = (String) command.get("key");
    Set<Object> values = new TreeSet<>(ValueComparator.ascWithoutListHandling());
    Document query = command.get("query") instanceof Document given ? given : new Document();
    for (Document document : queryDocuments(query, null, 0, 0, 0, null)) {
      Object value = Utils.getSubdocumentValueCollectionAware(document, key);
      if (value instanceof Collection<?> many) {
        values.addAll(many);
      } else if (!(value instanceof Missing)) {
        values.add(value);
      }
    }
    return new Document("values", values).append("ok", 1.0);
  }

  @Override
  protected QueryResult queryDocuments(
      Document query, Document order, int skip, int limit, int batch, Document fields) {
    QueryResult found = find(query, order, skip, limit, batch, fields);
    return Thread.holdsLock(this)
        ? new QueryResult(() -> copies(found).iterator(), found.getCursorId())
        : found;
  }

  private QueryResult find(
      Document query, Document order, int skip, int limit, int batch, Document fields) {
    // Keys are compared with a regular expression under the lock of the index.
    if (!LimitedQueries.mayTakeLong(query)) {
      for (Index<Integer> index : readIndexes) {
        if (index.canHandle(query)) {
          return matchDocuments(
              query, index.getPositions(query), order, skip, limit, batch, fields);
        }
      }
    }
    return matchDocuments(query, order, skip, limit, batch, fields);
  }

  private static Stream<Document> copies(QueryResult found) {
    return StreamSupport.stream(found.spliterator(), false).map(Document::cloneDeeply);
  }

  @Override
  protected QueryResult matchDocuments(
      Document query, Document order, int skip, int limit, int batch, Document fields) {
    Map<Integer, Document> ordered =
        isNaturalDescending(order) ? documents.descendingMap() : documents;
    return matchDocumentsFromStream(
        ordered.values().stream(), query, order, skip, limit, batch, fields);
  }

  /** A document may be gone since the index was asked. */
  @Override
  protected QueryResult matchDocuments(
      Document query,
      Iterable<Integer> positions,
      Document order,
      int skip,
      int limit,
      int batch,
      Document fields) {
    Stream<Document> found =
        StreamSupport.stream(positions.spliterator(), false)
            .map(this::getDocument)
            .filter(Objects::nonNull);
    return matchDocumentsFromStream(found, query, order, skip, limit, batch, fields);
  }

  /** With a matcher of its own: a matcher is locked while it works. */
  @Override
  protected boolean documentMatchesQuery(Document document, Document query) {
    TimeLimit.check();
    return new DefaultQueryMatcher().matches(document, query);
  }

  /** A projection with {@code $slice} leaves what cannot be sent where there is no such field. */
  @Override
  protected QueryResult createQueryResult(List<Document> found, int batch) {
    found.forEach(document -> document.values().removeIf(Missing.class::isInstance));
    return super.createQueryResult(found, batch);
  }

  /** Called under the lock before documents are updated. */
  void updating(Document update) {}

  @Override
  public synchronized List<Document> insertDocuments(List<Document> inserted, boolean ordered) {
    TimeLimit.check();
    return super.insertDocuments(inserted, ordered);
  }

  @Override
  public Document updateDocuments(
      Document selector,
      Document update,
      ArrayFilters arrayFilters,
      boolean many,
      boolean upsert,
      Oplog oplog) {
    checkPadding(selector, update);
    if (LimitedQueries.mayTakeLong(selector)
        || LimitedQueries.mayTakeLong(update)
        || !arrayFilters.isEmpty()) {
      trial(selector).update(selector, update, arrayFilters, many);
    }
    synchronized (this) {
      TimeLimit.check();
      updating(update);
      return super.updateDocuments(selector, update, arrayFilters, many, upsert, oplog);
    }
  }

  @Override
  public Document findAndModify(Document command) {
    Document query = command.get("query") instanceof Document given ? given : new Document();
    Document update = command.get("update") instanceof Document given ? given : new Document();
    checkPadding(query, update);
    if (LimitedQueries.mayTakeLong(command)) {
      trial(query).findAndModify(command);
    }
    synchronized (this) {
      TimeLimit.check();
      updating(update);
      return super.findAndModify(command);
    }
  }

  @Override
  public int deleteDocuments(Document selector, int limit, Oplog oplog) {
    if (LimitedQueries.mayTakeLong(selector)) {
      find(selector, null, 0, 0, 0, null);
    }
    synchronized (this) {
      TimeLimit.check();
      return super.deleteDocuments(selector, limit, oplog);
    }
  }

  private void checkPadding(Document selector, Document update) {
    if (ArrayPadding.mayBeTooLong(update)) {
      find(selector, null, 0, 0, 0, null).forEach(document -> ArrayPadding.check(document, update));
    }
  }

  /**
   * A collection of copies. What takes long on them does so where nobody waits for the lock, and
   * what does not end would not end under the lock either.
   */
  private TrialCollection trial(Document query) {
    TrialCollection trial = new TrialCollection(this);
    copies(find(query, null, 0, 0, 0, null)).forEach(trial::addDocumentInternal);
    return trial;
  }

  @Override
  protected void handleUpdate(Integer position, Document before, Document after) {
    documents.put(position, after);
  }

  @Override
  public synchronized void addIndex(Index<Integer> index) {
    super.addIndex(index);
    readIndexes = List.copyOf(getIndexes());
  }

  @Override
  public synchronized void dropIndex(String name) {
    super.dropIndex(name);
    readIndexes = List.copyOf(getIndexes());
  }

  @Override
  public int count() {
    return documents.size();
  }

  @Override
  public boolean isEmpty() {
    return documents.isEmpty();
  }

  @Override
  protected Integer findDocumentPosition(Document document) {
    return documents.entrySet().stream()
        .filter(entry -> entry.getValue().equals(document))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  @Override
  protected Stream<DocumentWithPosition<Integer>> streamAllDocumentsWithPosition() {
    return documents.entrySet().stream()
        .map(entry -> new DocumentWithPosition<>(entry.getValue(), entry.getKey()));
  }

  @Override
  protected void removeDocument(Integer position) {
    documents.remove(position);
  }

  @Override
  protected Document getDocument(Integer position) {
    return documents.get(position);
  }
}
