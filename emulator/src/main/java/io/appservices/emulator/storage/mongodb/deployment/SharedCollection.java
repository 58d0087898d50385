package io.appservices.emulator.storage.mongodb.deployment;

import static com.mongodb.client.model.ReturnDocument.AFTER;
import static com.mongodb.client.model.ReturnDocument.BEFORE;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;

/**
 * The operations on a collection. Here is all that the deployment is asked for; whatever fails is a
 * {@link io.appservices.emulator.domain.StorageException}.
 */
public final class SharedCollection {

  private static final String ID = "_id";

  private final SharedDatabase database;
  private final MongoCollection<Document> collection;

  SharedCollection(SharedDatabase database, MongoCollection<Document> collection) {
    this.database = database;
    this.collection = collection;
  }

  public Optional<Document> first(Document filter) {
    return database.call(() -> Optional.ofNullable(collection.find(filter).first()));
  }

  /** Returns a document with some of its fields. */
  public Optional<Document> first(Document filter, Document projection) {
    return database.call(
        () -> Optional.ofNullable(collection.find(filter).projection(projection).first()));
  }

  public List<Document> all(Document filter, Document sort) {
    return page(filter, sort, 0, 0);
  }

  /** Returns some fields of documents in an order. */
  public List<Document> all(Document filter, Document sort, Document projection) {
    return database.call(
        () -> collection.find(filter).sort(sort).projection(projection).into(new ArrayList<>()));
  }

  /**
   * Returns documents in an order.
   *
   * @param limit 0 for all
   */
  public List<Document> page(Document filter, Document sort, int skip, int limit) {
    return database.call(
        () -> {
          FindIterable<Document> found = collection.find(filter).sort(sort).skip(skip).limit(limit);
          return found.into(new ArrayList<>());
        });
  }

  public List<Document> aggregate(List<Document> stages) {
    return database.call(() -> collection.aggregate(stages).into(new ArrayList<>()));
  }

  /** Returns the number of documents, counting up to a limit. */
  public long count(Document filter, int limit) {
    return database.call(() -> collection.countDocuments(filter, new CountOptions().limit(limit)));
  }

  /** Returns the number of documents. */
  public long count(Document filter) {
    return database.call(() -> collection.countDocuments(filter));
  }

  /** Adds a document; false, and nothing is changed, if it has a unique key of another one. */
  public boolean insert(Document document) {
    return database.call(
        () ->
            unlessTaken(
                () -> {
                  collection.insertOne(document);
                  return true;
                },
                false));
  }

  /** Keeps a document in the place of the one that has its {@code _id}, if there is one. */
  public void put(Document document) {
    Document byId = new Document(ID, document.get(ID));
    boolean kept = false;
    // Two that add it at once: one of them is refused, and then finds it.
    while (!kept) {
      kept =
          database.call(
              () ->
                  unlessTaken(
                      () -> {
                        collection.replaceOne(byId, document, new ReplaceOptions().upsert(true));
                        return true;
                      },
                      false));
    }
  }

  /** The outcome of setting fields. */
  public enum Setting {
    SET,
    /** No document has what is asked for. */
    MISSING,
    /** Another document has a unique key; nothing is changed. */
    TAKEN
  }

  /** Sets fields of the document that a filter finds. */
  public Setting set(Document filter, Document fields) {
    return database.call(
        () ->
            unlessTaken(
                () ->
                    collection.updateOne(filter, new Document("$set", fields)).getMatchedCount() > 0
                        ? Setting.SET
                        : Setting.MISSING,
                Setting.TAKEN));
  }

  /** Adds to a number of the document that a filter finds. */
  public void add(Document filter, String field, long number) {
    Document increase = new Document("$inc", new Document(field, number));
    database.call(() -> collection.updateOne(filter, increase));
  }

  /** Changes the document that a filter finds, and returns what it was before. */
  public Optional<Document> change(Document filter, Document update) {
    return database.call(
        () ->
            Optional.ofNullable(
                collection.findOneAndUpdate(
                    filter, update, new FindOneAndUpdateOptions().returnDocument(BEFORE))));
  }

  /** Changes the document that a filter finds, and returns some of its fields as they are then. */
  public Optional<Document> change(Document filter, Document update, Document projection) {
    FindOneAndUpdateOptions options =
        new FindOneAndUpdateOptions().projection(projection).returnDocument(AFTER);
    return database.call(
        () -> Optional.ofNullable(collection.findOneAndUpdate(filter, update, options)));
  }

  /** Changes the document with an {@code _id}, or makes it, and returns what it is then. */
  public Document changeOrMake(Object id, Document update) {
    FindOneAndUpdateOptions options =
        new FindOneAndUpdateOptions().upsert(true).returnDocument(AFTER);
    Optional<Document> after = Optional.empty();
    while (after.isEmpty()) {
      after =
          database.call(
              () ->
                  unlessTaken(
                      () ->
                          Optional.ofNullable(
                              collection.findOneAndUpdate(new Document(ID, id), update, options)),
                      Optional.empty()));
    }
    return after.get();
  }

  /** Removes a document and returns it. Of concurrent calls exactly one gets it. */
  Optional<Document> take(Document filter) {
    return database.call(() -> Optional.ofNullable(collection.findOneAndDelete(filter)));
  }

  /** Removes all documents that a filter finds, and returns their number. */
  public long delete(Document filter) {
    return database.call(() -> collection.deleteMany(filter).getDeletedCount());
  }

  /** Removes all documents that a filter finds, however long that takes. */
  public void deleteInLongTime(Document filter) {
    database.call(() -> database.patient(collection).deleteMany(filter));
  }

  private static <T> T unlessTaken(Supplier<T> write, T ifTaken) {
    try {
      return write.get();
    } catch (MongoException e) {
      if (ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY) {
        return ifTaken;
      }
      throw e;
    }
  }
}
