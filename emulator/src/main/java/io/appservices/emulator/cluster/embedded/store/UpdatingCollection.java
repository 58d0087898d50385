package io.appservices.emulator.cluster.embedded.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.appservices.emulator.cluster.embedded.limit.QueryServer;
import io.appservices.emulator.cluster.embedded.query.MatchPosition;
import io.appservices.emulator.cluster.embedded.update.DollarFields;
import io.appservices.emulator.cluster.embedded.update.Modification;
import io.appservices.emulator.cluster.embedded.update.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A collection whose updates are made here, and put in the place of the documents that were there:
 * of such the library takes none whose fields have dollars or dots in their names.
 */
abstract class UpdatingCollection extends LockedCollection {

  private static final String ID = "_id";
  private static final String QUERY = "query";
  private static final String UPDATE = "update";

  UpdatingCollection(
      MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors) {
    super(database, name, options, cursors);
  }

  @Override
  public synchronized Document updateDocuments(
      Document selector,
      Document update,
      ArrayFilters filters,
      boolean many,
      boolean upsert,
      Oplog oplog) {
    if (isOfLibrary(update, many)) {
      return super.updateDocuments(selector, update, filters, many, upsert, oplog);
    }
    Modification own = Modification.of(update, QueryServer.INSTANCE);
    List<Document> found = new ArrayList<>();
    queryDocuments(selector, null, 0, many ? 0 : 1, 0, null).forEach(found::add);
    if (found.isEmpty() && upsert) {
      return add(made(own, selector));
    }
    if (!found.stream().allMatch(UpdatingCollection::isIdentified)) {
      return super.updateDocuments(selector, update, filters, many, upsert, oplog);
    }
    int modified = 0;
    for (Document document : found) {
      Document made = own.of(document, MatchPosition.of(document, selector));
      modified += replace(document, made);
    }
    return new Document("n", found.size()).append("nModified", modified);
  }

  /** The library replaces documents by those that have no such names. */
  private static boolean isOfLibrary(Document update, boolean many) {
    return !Update.isUpdate(update) && (many || FieldNames.arePlain(update));
  }

  private Document add(Document made) {
    DollarFields.checkId(made.get(ID), true);
    addDocument(made);
    return new Document("upserted", made.get(ID)).append("n", 0).append("nModified", 0);
  }

  /** The library's own documents, such as those on indexes, have no ids. */
  private static boolean isIdentified(Document document) {
    return document.containsKey(ID);
  }

  /** Returns how many documents were modified: none if the new one is the same. */
  private int replace(Document before, Document made) {
    if (made.equals(before)) {
      return 0;
    }
    for (Index<Integer> index : getIndexes()) {
      index.checkUpdate(before, made, this);
    }
    Integer position =
        getIndexes().stream()
            .map(index -> index.getPosition(before))
            .filter(Objects::nonNull)
            .findFirst()
            .orElseGet(() -> findDocumentPosition(before));
    for (Index<Integer> index : getIndexes()) {
      index.updateInPlace(before, made, position, this);
    }
    updateDataSize(StoredBson.size(made) - StoredBson.size(before));
    handleUpdate(position, before, made);
    return 1;
  }

  @Override
  public synchronized Document findAndModify(Document command) {
    if (!(command.get(UPDATE) instanceof Document update) || isOfLibrary(update, false)) {
      return super.findAndModify(command);
    }
    Document query = command.get(QUERY) instanceof Document given ? given : new Document();
    Modification own = Modification.of(update, QueryServer.INSTANCE);
    Document ordered = new Document(QUERY, query).append("orderby", command.get("sort"));
    boolean tellsNew = Boolean.TRUE.equals(command.get("new"));
    for (Document found : handleQuery(ordered, 0, 1)) {
      Document made = made(own, found, query);
      replaceIn(found, made);
      return answer(new Document("updatedExisting", true), tellsNew ? made.cloneDeeply() : found);
    }
    if (!Boolean.TRUE.equals(command.get("upsert"))) {
      return super.findAndModify(command);
    }
    Document made = made(own, query);
    Document added = new Document("updatedExisting", false);
    added.put("upserted", add(made).get("upserted"));
    return answer(added, tellsNew ? made.cloneDeeply() : null);
  }

  private static Document answer(Document last, @Nullable Document value) {
    last.put("n", 1);
    return new Document("lastErrorObject", last).append("value", value).append("ok", 1.0);
  }

  private Document made(Modification own, Document found, Document query) {
    try {
      return own.of(found, MatchPosition.of(found, query));
    } catch (MongoServerError e) {
      throw inExecutor(e);
    }
  }

  private void replaceIn(Document found, Document made) {
    try {
      replace(found, made);
    } catch (MongoServerError e) {
      throw e.shouldPrefixCommandContext() ? inExecutor(e) : e;
    }
  }

  private static MongoServerError inExecutor(MongoServerError e) {
    return new MongoServerError(
        e.getCode(),
        e.getCodeName(),
        "Plan executor error during findAndModify :: caused by :: "
            + e.getMessageWithoutErrorCode());
  }

  /** Returns what an upsert makes: what the query says of a new document, and the update of it. */
  private Document made(Modification own, Document query) {
    Document start = started(query);
    boolean choosesId = !saysId(query);
    Object id = choosesId ? start.remove(ID) : null;
    Document made = own.ofNew(start, choosesId);
    if (made.containsKey(ID)) {
      return made;
    }
    Document identified = new Document(ID, id);
    identified.putAll(made);
    return identified;
  }

  /** Returns whether a query says which id a document has, and not only how it compares. */
  private static boolean saysId(Document query) {
    Object id = query.get(ID);
    boolean compares =
        Update.isUpdate(id) && !(id instanceof Document operators && operators.containsKey("$eq"));
    return query.containsKey(ID) && !compares
        || query.get("$and") instanceof List<?> clauses
            && clauses.stream().anyMatch(clause -> clause instanceof Document one && saysId(one));
  }

  /** The library knows what a query says of a new document, but tells only by making one. */
  private Document started(Document query) {
    OrderedCollection scratch =
        new OrderedCollection(
            getDatabase(), getCollectionName(), CollectionOptions.withDefaults(), cursorRegistry);
    return scratch.upserted(query);
  }

  /** Makes the document that a query describes. */
  Document upserted(Document query) {
    super.updateDocuments(
        query,
        new Document("$setOnInsert", new Document()),
        ArrayFilters.empty(),
        false,
        true,
        NoopOplog.get());
    return handleQuery(new Document(), 0, 1).iterator().next();
  }
}
