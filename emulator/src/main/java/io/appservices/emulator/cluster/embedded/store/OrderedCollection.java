package io.appservices.emulator.cluster.embedded.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.appservices.emulator.cluster.embedded.collation.Collation;
import io.appservices.emulator.cluster.embedded.limit.LimitedQueries;
import io.appservices.emulator.cluster.embedded.query.Near;
import io.appservices.emulator.cluster.embedded.query.OwnConditions;
import io.appservices.emulator.cluster.operation.TimeLimit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A collection whose documents are found in the order they were inserted in, as in MongoDB. The
 * library's own puts new documents in the places of deleted ones.
 *
 * <p>Whoever changes it holds its lock; whoever reads takes none, so that a slow query stops
 * nobody. Therefore a stored document never changes: an update works on a copy, which then takes
 * its place.
 */
public final class OrderedCollection extends ProjectingCollection {

  private final OrderedDocuments documents;
  private final AtomicInteger dataSize = new AtomicInteger();
  private volatile List<Index<Integer>> readIndexes = List.of();

  /** Makes an empty one, without indexes, in memory only. */
  public OrderedCollection(
      MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors) {
    this(database, name, options, cursors, CollectionSource.Opened.EMPTY);
  }

  /** Makes one with the documents that were kept; its indexes are to be added. */
  OrderedCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      CursorRegistry cursors,
      CollectionSource.Opened opened) {
    super(database, name, options, cursors);
    documents = new OrderedDocuments(opened);
    dataSize.set((int) opened.bytes());
  }

  @Override
  public Integer addDocumentInternal(Document document) {
    return documents.add(document);
  }

  /** Looks for the same document: the fields of one are not to be taken for operators. */
  @Override
  public synchronized void addDocumentIfMissing(Document document) {
    if (documents.find(document) == null) {
      super.addDocumentIfMissing(document);
    }
  }

  @Override
  protected QueryResult queryDocuments(
      Document query,
      @Nullable Document order,
      int skip,
      int limit,
      int batch,
      @Nullable Document fields) {
    QueryResult found = find(query, order, skip, limit, batch, fields);
    return Thread.holdsLock(this)
        ? new QueryResult(() -> copies(found).iterator(), found.getCursorId())
        : found;
  }

  private QueryResult find(
      Document query,
      @Nullable Document order,
      int skip,
      int limit,
      int batch,
      @Nullable Document fields) {
    // Keys are compared with a regular expression under the lock of the index.
    if (!LimitedQueries.mayTakeLong(query)) {
      Document narrower = OwnConditions.firstOfAll(query);
      for (Index<Integer> index : readIndexes) {
        if (index.canHandle(narrower)) {
          return matchDocuments(
              query, index.getPositions(narrower), order, skip, limit, batch, fields);
        }
      }
    }
    return matchDocuments(query, order, skip, limit, batch, fields);
  }

  private static Stream<Document> copies(QueryResult found) {
    return StreamSupport.stream(found.spliterator(), false).map(Document::cloneDeeply);
  }

  @Override
  public QueryResult matchDocuments(
      Document query,
      @Nullable Document order,
      int skip,
      int limit,
      int batch,
      @Nullable Document fields) {
    Stream<Document> all = documents.stream(isNaturalDescending(order));
    Near near = order == null || order.isEmpty() ? OwnConditions.near(query) : null;
    return matchDocumentsFromStream(
        near == null ? all : all.sorted(near.order()), query, order, skip, limit, batch, fields);
  }

  /** A document may be gone since the index was asked. */
  @Override
  public QueryResult matchDocuments(
      Document query,
      Iterable<Integer> positions,
      @Nullable Document order,
      int skip,
      int limit,
      int batch,
      @Nullable Document fields) {
    Stream<Document> found =
        StreamSupport.stream(positions.spliterator(), false)
            .map(this::getDocument)
            .filter(Objects::nonNull);
    return matchDocumentsFromStream(found, query, order, skip, limit, batch, fields);
  }

  /** Sorts as MongoDB does, under the collation that the order may have. */
  @Override
  protected QueryResult matchDocumentsFromStream(
      Stream<Document> found,
      Document query,
      @Nullable Document order,
      int skip,
      int limit,
      int batch,
      @Nullable Document fields) {
    Comparator<Document> comparator = Collation.comparator(order);
    return matchDocumentsFromStream(query, found, skip, limit, batch, comparator, fields);
  }

  @Override
  public Document handleDistinct(Document command) {
    String field = String.valueOf(command.get("key"));
    Document query = command.get("query") instanceof Document given ? given : new Document();
    Comparator<@Nullable Object> order = Collation.values(command);
    List<@Nullable Object> values =
        new DistinctValues(field, order).of(queryDocuments(query, null, 0, 0, 0, null));
    if (query.isEmpty()) {
      DistinctValues.sort(values, field, order, readIndexes);
    }
    return new Document("values", values).append("ok", 1.0);
  }

  /** Matches with a matcher of its own: a matcher is locked while it works. */
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

  @Override
  public synchronized void renameTo(MongoDatabase database, String name) {
    super.renameTo(database, name);
    documents.renamed(database.getDatabaseName(), name);
  }

  @Override
  public synchronized void drop() {
    super.drop();
    documents.dropped();
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
  protected void handleUpdate(Integer position, Document before, Document after) {
    try {
      documents.replace(position, after);
    } catch (MongoServerError e) {
      getIndexes().forEach(index -> index.updateInPlace(after, before, position, this));
      updateDataSize(StoredBson.size(before) - StoredBson.size(after));
      throw e;
    }
  }

  @Override
  protected void removeDocument(Integer position) {
    documents.remove(position);
  }

  @Override
  protected @Nullable Document getDocument(Integer position) {
    return documents.get(position);
  }

  @Override
  protected @Nullable Integer findDocumentPosition(Document document) {
    return documents.find(document);
  }

  @Override
  public Stream<DocumentWithPosition<Integer>> streamAllDocumentsWithPosition() {
    return documents.streamWithPositions();
  }

  @Override
  public int count() {
    return documents.size();
  }

  @Override
  protected void updateDataSize(int difference) {
    dataSize.addAndGet(difference);
  }

  @Override
  protected int getDataSize() {
    return dataSize.get();
  }
}
