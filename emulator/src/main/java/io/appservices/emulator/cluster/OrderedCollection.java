package io.appservices.emulator.cluster;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A collection whose documents are found in the order they were inserted in, as in MongoDB. The one
 * it extends puts new documents in the places of deleted ones.
 */
class OrderedCollection extends MemoryCollection {

  private final NavigableMap<Integer, Document> documents = new TreeMap<>();
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

  @Override
  protected QueryResult matchDocuments(
      Document query, Document order, int skip, int limit, int batch, Document fields) {
    Map<Integer, Document> ordered =
        isNaturalDescending(order) ? documents.descendingMap() : documents;
    return matchDocumentsFromStream(
        ordered.values().stream(), query, order, skip, limit, batch, fields);
  }

  /** A projection with {@code $slice} leaves what cannot be sent where there is no such field. */
  @Override
  protected QueryResult createQueryResult(List<Document> found, int batch) {
    found.forEach(document -> document.values().removeIf(Missing.class::isInstance));
    return super.createQueryResult(found, batch);
  }

  @Override
  public synchronized int count() {
    return documents.size();
  }

  @Override
  public synchronized boolean isEmpty() {
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
