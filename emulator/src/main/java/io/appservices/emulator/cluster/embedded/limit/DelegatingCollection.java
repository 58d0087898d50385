package io.appservices.emulator.cluster.embedded.limit;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.UUID;

/** Does all that a collection does by another one, whatever backend that is of. */
abstract class DelegatingCollection<P> implements MongoCollection<P> {

  private final MongoCollection<P> stored;

  DelegatingCollection(MongoCollection<P> stored) {
    this.stored = stored;
  }

  /** Returns the collection that does it. */
  public final MongoCollection<P> stored() {
    return stored;
  }

  @Override
  public UUID getUuid() {
    return stored.getUuid();
  }

  @Override
  public MongoDatabase getDatabase() {
    return stored.getDatabase();
  }

  @Override
  public String getCollectionName() {
    return stored.getCollectionName();
  }

  @Override
  public void addIndex(Index<P> index) {
    stored.addIndex(index);
  }

  @Override
  public void dropIndex(String name) {
    stored.dropIndex(name);
  }

  @Override
  public void addDocument(Document document) {
    stored.addDocument(document);
  }

  @Override
  public void removeDocument(Document document) {
    stored.removeDocument(document);
  }

  @Override
  public QueryResult handleQuery(QueryParameters parameters) {
    return stored.handleQuery(parameters);
  }

  @Override
  public List<Document> insertDocuments(List<Document> documents, boolean ordered) {
    return stored.insertDocuments(documents, ordered);
  }

  @Override
  public Document updateDocuments(
      Document selector,
      Document update,
      ArrayFilters filters,
      boolean many,
      boolean upsert,
      Oplog oplog) {
    return stored.updateDocuments(selector, update, filters, many, upsert, oplog);
  }

  @Override
  public int deleteDocuments(Document selector, int limit, Oplog oplog) {
    return stored.deleteDocuments(selector, limit, oplog);
  }

  @Override
  public Document handleDistinct(Document command) {
    return stored.handleDistinct(command);
  }

  @Override
  public Document getStats() {
    return stored.getStats();
  }

  @Override
  public Document validate() {
    return stored.validate();
  }

  @Override
  public Document findAndModify(Document command) {
    return stored.findAndModify(command);
  }

  @Override
  public int count(Document query, int skip, int limit) {
    return stored.count(query, skip, limit);
  }

  @Override
  public int count() {
    return stored.count();
  }

  @Override
  public List<Index<P>> getIndexes() {
    return stored.getIndexes();
  }

  @Override
  public void renameTo(MongoDatabase database, String name) {
    stored.renameTo(database, name);
  }

  @Override
  public void drop() {
    stored.drop();
  }
}
