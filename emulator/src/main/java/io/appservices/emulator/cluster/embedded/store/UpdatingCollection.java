package io.appservices.emulator.cluster.embedded.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.appservices.emulator.cluster.embedded.limit.QueryServer;
import io.appservices.emulator.cluster.embedded.query.OwnConditions;
import io.appservices.emulator.cluster.embedded.update.Update;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A collection whose updates are made here: the library gets each document as it is afterwards, to
 * put it in the place of the one before.
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
    if (!Update.isUpdate(update)) {
      return super.updateDocuments(selector, update, filters, many, upsert, oplog);
    }
    Update own = new Update(update, QueryServer.INSTANCE);
    List<Document> found = new ArrayList<>();
    queryDocuments(selector, null, 0, many ? 0 : 1, 0, null).forEach(found::add);
    if (found.isEmpty() && upsert) {
      Document made = made(own, selector);
      return super.updateDocuments(
          byId(made), made, ArrayFilters.empty(), false, true, NoopOplog.get());
    }
    if (!found.stream().allMatch(UpdatingCollection::isIdentified)) {
      return super.updateDocuments(selector, update, filters, many, upsert, oplog);
    }
    int modified = 0;
    for (Document document : found) {
      Document made = own.of(document, position(document, selector), false);
      modified += replace(made);
    }
    return new Document("n", found.size()).append("nModified", modified);
  }

  /** The library's own documents, such as those on indexes, have no ids. */
  private static boolean isIdentified(Document document) {
    return document.containsKey(ID);
  }

  private int replace(Document made) {
    Document answer =
        super.updateDocuments(
            byId(made), made, ArrayFilters.empty(), false, false, NoopOplog.get());
    return answer.get("nModified") instanceof Number number ? number.intValue() : 0;
  }

  /** An index is asked for a value, but not for an operator. */
  private static Document byId(Document document) {
    return new Document(ID, document.get(ID));
  }

  private static @Nullable Integer position(Document document, Document query) {
    return OwnConditions.position(document, query);
  }

  @Override
  public synchronized Document findAndModify(Document command) {
    if (!(command.get(UPDATE) instanceof Document update) || !Update.isUpdate(update)) {
      return super.findAndModify(command);
    }
    Document query = command.get(QUERY) instanceof Document given ? given : new Document();
    Update own = new Update(update, QueryServer.INSTANCE);
    Document ordered = new Document(QUERY, query).append("orderby", command.get("sort"));
    for (Document found : handleQuery(ordered, 0, 1)) {
      return replacing(command, made(own, found, query));
    }
    return Boolean.TRUE.equals(command.get("upsert"))
        ? replacing(command, made(own, query))
        : super.findAndModify(command);
  }

  private Document made(Update own, Document found, Document query) {
    try {
      return own.of(found, position(found, query), false);
    } catch (MongoServerError e) {
      throw new MongoServerError(
          e.getCode(),
          e.getCodeName(),
          "Plan executor error during findAndModify :: caused by :: "
              + e.getMessageWithoutErrorCode());
    }
  }

  private Document replacing(Document command, Document made) {
    Document replacing = new Document(command);
    replacing.remove("sort");
    replacing.remove("arrayFilters");
    replacing.put(QUERY, byId(made));
    replacing.put(UPDATE, made);
    return super.findAndModify(replacing);
  }

  /** Returns what an upsert makes: what the query says of a new document, and the update of it. */
  private Document made(Update own, Document query) {
    Document start = started(query);
    Object id = isIdIn(query) ? null : start.remove(ID);
    Document made = own.of(start, null, !isIdIn(query));
    if (made.containsKey(ID)) {
      return made;
    }
    Document identified = new Document(ID, id);
    identified.putAll(made);
    return identified;
  }

  private static boolean isIdIn(Document query) {
    return query.containsKey(ID)
        || query.get("$and") instanceof List<?> clauses
            && clauses.stream().anyMatch(clause -> clause instanceof Document one && isIdIn(one));
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
