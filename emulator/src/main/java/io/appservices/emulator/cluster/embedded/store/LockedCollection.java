package io.appservices.emulator.cluster.embedded.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.InvalidIdFieldError;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.appservices.emulator.cluster.embedded.update.DollarFields;
import java.util.List;

/**
 * A collection of the library whose changes, with the checks of what they change, hold its lock
 * from beginning to end.
 */
abstract class LockedCollection extends AbstractMongoCollection<Integer> {

  LockedCollection(
      MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors) {
    super(database, name, options, cursors);
  }

  @Override
  public synchronized void addDocument(Document document) {
    if (document.get("_id") instanceof BsonRegularExpression) {
      throw new InvalidIdFieldError("The '_id' value cannot be of type regex");
    }
    DollarFields.checkId(document.get("_id"), false);
    super.addDocument(document);
  }

  @Override
  public synchronized List<Document> insertDocuments(List<Document> inserted, boolean ordered) {
    return super.insertDocuments(inserted, ordered);
  }

  @Override
  public synchronized Document updateDocuments(
      Document selector,
      Document update,
      ArrayFilters filters,
      boolean many,
      boolean upsert,
      Oplog oplog) {
    return super.updateDocuments(selector, update, filters, many, upsert, oplog);
  }

  @Override
  public synchronized Document findAndModify(Document command) {
    return super.findAndModify(command);
  }

  @Override
  public synchronized int deleteDocuments(Document selector, int limit, Oplog oplog) {
    // A query with a field of the name "query" would be taken for one with options.
    return super.deleteDocuments(new Document("$query", selector), limit, oplog);
  }

  @Override
  public synchronized void removeDocument(Document document) {
    super.removeDocument(document);
  }

  @Override
  public synchronized Document getStats() {
    return super.getStats();
  }

  @Override
  public synchronized Document validate() {
    return super.validate();
  }
}
