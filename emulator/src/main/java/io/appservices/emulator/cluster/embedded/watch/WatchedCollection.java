package io.appservices.emulator.cluster.embedded.watch;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.embedded.collation.CollatedCommands;
import io.appservices.emulator.cluster.embedded.limit.LimitedCollection;
import io.appservices.emulator.cluster.operation.TimeLimit;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A collection whose changes the hub gets, in the order of the changes: the lock that orders the
 * writes of a collection is held until the hub has them. Where nobody watches, a write is only
 * passed on.
 */
final class WatchedCollection<P> extends LimitedCollection<P> {

  private static final String ID = "_id";

  private final ChangeHub hub;
  private final Object lock;

  WatchedCollection(MongoCollection<P> stored, ChangeHub hub, Object lock) {
    super(stored);
    this.hub = hub;
    this.lock = lock;
  }

  /** A listener for the documents that a write may change, before it does. */
  interface Targets {
    Iterable<Document> find();
  }

  boolean isWatched() {
    return hub.isWatched(stored());
  }

  <T> T locked(Supplier<T> write) {
    synchronized (lock) {
      TimeLimit.check();
      return write.get();
    }
  }

  /**
   * Changes or deletes documents under the lock, and tells what became of them, also if the write
   * fails on its way.
   *
   * @param statement how documents are changed; null if they are deleted
   */
  <T> T changing(Targets targets, @Nullable UpdateStatement statement, Supplier<T> write) {
    return locked(
        () -> {
          if (!isWatched()) {
            return write.get();
          }
          List<Document> before = copies(targets.find());
          try {
            return write.get();
          } finally {
            before.forEach(document -> tell(document, statement));
          }
        });
  }

  /** Backends may change a stored document in place. */
  private static List<Document> copies(Iterable<Document> found) {
    return StreamSupport.stream(found.spliterator(), false)
        .filter(document -> document.containsKey(ID))
        .map(Document::cloneDeeply)
        .toList();
  }

  private void tell(Document before, @Nullable UpdateStatement statement) {
    Document after = find(before.get(ID));
    if (after == null) {
      hub.deleted(stored(), before);
    } else if (statement == null || after.equals(before)) {
      return;
    } else if (statement.isReplacement()) {
      hub.replaced(stored(), before, after);
    } else {
      hub.updated(stored(), before, after, statement);
    }
  }

  private @Nullable Document find(@Nullable Object id) {
    for (Document found : stored().handleQuery(new Document(ID, id))) {
      if (Objects.equals(found.get(ID), id)) {
        return found;
      }
    }
    return null;
  }

  /** Takes the id of a document that an upsert made. */
  void inserted(@Nullable Object id) {
    if (isWatched()) {
      hub.inserted(stored(), Objects.requireNonNull(find(id), "the document that was made"));
    }
  }

  void inserted(Document document) {
    hub.inserted(stored(), document);
  }

  @Override
  public void addDocument(Document document) {
    locked(
        () -> {
          super.addDocument(document);
          inserted(document);
          return null;
        });
  }

  @Override
  public Document findAndModify(Document command) {
    return underCollation(command, "query", this::modify);
  }

  /**
   * Makes a change. An upsert under a collation holds the lock from its search on; others are tried
   * before they take it, so that nothing waits for one that does not end.
   */
  Document underCollation(Document command, String key, UnaryOperator<Document> change) {
    return CollatedCommands.isUpsert(command)
        ? locked(() -> change.apply(CollatedCommands.upsert(command, key, this::finds)))
        : change.apply(command);
  }

  private boolean finds(Document query) {
    return stored().handleQuery(new Document("$query", query), 0, 1).iterator().hasNext();
  }

  private Document modify(Document command) {
    Document query = document(command, "query");
    Document update = document(command, "update");
    Trial.findAndModify(stored(), query, update, command);
    return changing(
        () -> target(query, command),
        new UpdateStatement(query, update),
        () -> modified(query, command));
  }

  private Iterable<Document> target(Document query, Document command) {
    Document ordered = new Document("query", query).append("orderby", command.get("sort"));
    return stored().handleQuery(new QueryParameters(ordered, 0, 1));
  }

  private Document modified(Document query, Document command) {
    return Utils.isTrue(command.get("upsert"))
            && isWatched()
            && !target(query, command).iterator().hasNext()
        ? upserted(command)
        : super.findAndModify(command);
  }

  /** The answer says what was inserted only if it is asked for the new document. */
  private Document upserted(Document command) {
    Document asking = new Document(command).append("new", true);
    asking.remove("fields");
    Document answer = super.findAndModify(asking);
    Document written = (Document) Objects.requireNonNull(answer.get("value"));
    inserted(written);
    answer.put("value", Utils.isTrue(command.get("new")) ? shaped(written, command) : null);
    return answer;
  }

  /** Returns the document that is there, as an update that leaves it alone returns it. */
  private @Nullable Object shaped(Document written, Document command) {
    return command.get("fields") instanceof Document fields
        ? super.findAndModify(
                new Document("query", new Document(ID, written.get(ID)))
                    .append("update", written)
                    .append("new", true)
                    .append("fields", fields))
            .get("value")
        : written;
  }

  static Document document(Document command, String key) {
    return command.get(key) instanceof Document given ? given : new Document();
  }
}
