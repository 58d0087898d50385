package io.appservices.emulator.cluster.embedded.watch;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import io.appservices.emulator.cluster.embedded.limit.LimitedQueries;
import io.appservices.emulator.cluster.embedded.store.OrderedCollection;
import io.appservices.emulator.cluster.embedded.update.Update;
import io.appservices.emulator.cluster.operation.TimeLimit;

/**
 * A trial of a write on copies, without the lock of the collection: what does not end there would
 * not end under the lock either.
 */
final class Trial {

  private Trial() {}

  /** Tries a statement of an update command. */
  static void update(MongoCollection<?> collection, Document statement, boolean many) {
    Document query = WatchedCollection.document(statement, "q");
    Document update = WatchedCollection.document(statement, "u");
    if (LimitedQueries.mayTakeLong(query)
        || LimitedQueries.mayTakeLong(update)
        || update.containsKey(Update.FILTERS)
        || update.containsKey(Update.PIPELINE)) {
      Document command = new Document("query", query).append("update", update);
      onCopies(collection, new Document("$query", query), many ? 0 : 1, command);
    }
  }

  static void findAndModify(
      MongoCollection<?> collection, Document query, Document update, Document command) {
    if (LimitedQueries.mayTakeLong(command) || update.containsKey(Update.PIPELINE)) {
      onCopies(
          collection,
          new Document("$query", query).append("$orderby", command.get("sort")),
          1,
          command);
    }
  }

  static void delete(MongoCollection<?> collection, Document query) {
    if (LimitedQueries.mayTakeLong(query)) {
      collection.handleQuery(new Document("$query", query));
    }
  }

  /** Tries each statement alone, since an update of many is one that no collection takes. */
  private static void onCopies(
      MongoCollection<?> collection, Document query, int limit, Document command) {
    for (Document document : collection.handleQuery(query, 0, limit)) {
      OrderedCollection copies =
          new OrderedCollection(
              collection.getDatabase(),
              collection.getCollectionName(),
              CollectionOptions.withDefaults(),
              new CursorRegistry());
      copies.addDocumentInternal(document.cloneDeeply());
      run(copies, command);
    }
  }

  private static void run(OrderedCollection copies, Document command) {
    try {
      copies.findAndModify(command);
    } catch (MongoServerException e) {
      if (e instanceof MongoServerError error && error.getCode() == TimeLimit.CODE) {
        throw e;
      }
      // Any other refusal comes again, in the words for the write itself.
    }
  }
}
