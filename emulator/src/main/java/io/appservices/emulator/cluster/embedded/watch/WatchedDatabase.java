package io.appservices.emulator.cluster.embedded.watch;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import de.bwaldvogel.mongo.oplog.Oplog;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.appservices.emulator.cluster.embedded.evaluation.AggregationServer;
import io.appservices.emulator.cluster.embedded.limit.QueryServer;
import io.appservices.emulator.cluster.embedded.store.DocumentStore;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A database of any backend, of which the commands that write are watched. */
final class WatchedDatabase implements MongoDatabase {

  /** Commands that write documents, or whose pipeline may do so. */
  private static final Set<String> ON_DOCUMENTS =
      Set.of("insert", "update", "delete", "findandmodify", "aggregate");

  /** Commands that change which collections and indexes there are, or go through the indexes. */
  private static final Set<String> ON_COLLECTIONS =
      Set.of("create", "drop", "createindexes", "dropindexes", "collstats", "validate");

  /** Commands on collections that change nothing. */
  private static final Set<String> READING = Set.of("collstats", "validate");

  private final MongoDatabase stored;
  private final DocumentStore store;
  private final ChangeHub hub;
  private final WriteLocks locks;

  WatchedDatabase(MongoDatabase stored, DocumentStore store, ChangeHub hub, WriteLocks locks) {
    this.stored = stored;
    this.store = store;
    this.hub = hub;
    this.locks = locks;
  }

  /** Returns whether the command is watched here; the backend answers others. */
  static boolean handles(String command) {
    String name = command.toLowerCase(Locale.ROOT);
    return ON_DOCUMENTS.contains(name) || ON_COLLECTIONS.contains(name);
  }

  /** Returns whether the command may change documents, collections or indexes. */
  static boolean changes(String command, Document arguments) {
    String name = command.toLowerCase(Locale.ROOT);
    return name.equals("aggregate")
        ? arguments.get("pipeline") instanceof List<?> stages
            && !stages.isEmpty()
            && stages.get(stages.size() - 1) instanceof Document last
            && (last.containsKey("$out") || last.containsKey("$merge"))
        : handles(command) && !READING.contains(name);
  }

  @Override
  public Document handleCommand(
      Channel channel, String command, Document arguments, DatabaseResolver resolver, Oplog oplog) {
    UnaryOperator<Document> server =
        given -> stored.handleCommand(channel, command, given, resolver, oplog);
    String name = command.toLowerCase(Locale.ROOT);
    String collection = String.valueOf(arguments.get(command));
    if (name.equals("aggregate")) {
      return aggregate(arguments, collection, resolver, oplog);
    }
    return ON_COLLECTIONS.contains(name)
        ? exclusively(collection, arguments, server)
        : write(name, collection, arguments, server);
  }

  /**
   * The server looks whether a collection is there, and makes or drops it, in two steps. A backend
   * does not lock its list of a collection's indexes: whoever changes it keeps out who goes through
   * it, writers by the lock for writes and readers by the collection's own.
   */
  private Document exclusively(String name, Document arguments, UnaryOperator<Document> server) {
    MongoCollection<?> changed = stored.resolveCollection(name, false);
    synchronized (changed == null ? stored : locks.of(changed)) {
      synchronized (stored) {
        synchronized (changed == null ? stored : changed) {
          return server.apply(arguments);
        }
      }
    }
  }

  private Document write(
      String command, String name, Document arguments, UnaryOperator<Document> server) {
    WatchedCollection<?> collection = collection(name, !command.equals("delete"));
    if (collection == null) {
      return server.apply(arguments);
    }
    WriteCommand write = new WriteCommand(collection, arguments, server);
    return switch (command) {
      case "insert" -> write.insert();
      case "update" -> write.update();
      case "delete" -> write.delete();
      default -> collection.findAndModify(arguments);
    };
  }

  /** Returns the collection; null if there is none, and the server is the one to report why. */
  private @Nullable WatchedCollection<?> collection(String name, boolean create) {
    if (name.startsWith("system.")) {
      return null;
    }
    try {
      synchronized (stored) {
        MongoCollection<?> found = stored.resolveCollection(name, false);
        return found == null && create
            ? watched(stored.createCollectionOrThrowIfExists(name))
            : watched(found);
      }
    } catch (MongoServerException e) {
      return null;
    }
  }

  private Document aggregate(
      Document arguments, String name, DatabaseResolver resolver, Oplog oplog) {
    List<Document> pipeline = Aggregation.parse(arguments.get("pipeline"));
    if (!pipeline.isEmpty() && pipeline.get(0).containsKey("$changeStream")) {
      throw new MongoServerError(
          40573, "The $changeStream stage is only supported on replica sets");
    }
    MongoCollection<?> collection = resolveCollection(name, false);
    Aggregation.fromPipeline(List.<Document>of(), resolver, this, collection, oplog)
        .validate(arguments);
    List<Document> result =
        new AggregationServer(this, resolver, oplog, QueryServer.INSTANCE::now)
            .result(pipeline, collection);
    Document cursor = new Document("id", 0L).append("ns", getDatabaseName() + "." + name);
    Document answer = new Document("cursor", cursor.append("firstBatch", result));
    Utils.markOkay(answer);
    return answer;
  }

  private <P> @Nullable WatchedCollection<P> watched(@Nullable MongoCollection<P> collection) {
    return collection == null ? null : watching(collection);
  }

  private <P> WatchedCollection<P> watching(MongoCollection<P> collection) {
    return new WatchedCollection<>(collection, hub, locks.of(collection));
  }

  @Override
  public @Nullable MongoCollection<?> resolveCollection(String name, boolean throwIfNotFound) {
    return watched(stored.resolveCollection(name, throwIfNotFound));
  }

  @Override
  public MongoCollection<?> createCollectionOrThrowIfExists(
      String name, CollectionOptions options) {
    synchronized (stored) {
      return watching(stored.createCollectionOrThrowIfExists(name, options));
    }
  }

  /**
   * Does nothing: a pipeline drops a collection only to put its result in the place of it, and
   * {@link #moveCollection} does both at once, so that one of them is there at any time.
   */
  @Override
  public void dropCollection(String name, Oplog oplog) {}

  /** The backend keeps the collection: it has to be its own. */
  @Override
  public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String name) {
    MongoDatabase source = from instanceof WatchedDatabase watched ? watched.stored : from;
    MongoCollection<?> moved =
        collection instanceof WatchedCollection<?> watched ? watched.stored() : collection;
    synchronized (stored) {
      store.together(
          () -> {
            if (stored.resolveCollection(name, false) != null) {
              stored.dropCollection(name, NoopOplog.get());
            }
            stored.moveCollection(source, moved, name);
            return true;
          });
    }
  }

  @Override
  public String getDatabaseName() {
    return stored.getDatabaseName();
  }

  @Override
  public void handleClose(Channel channel) {
    stored.handleClose(channel);
  }

  @Override
  public QueryResult handleQuery(MongoQuery query) {
    return stored.handleQuery(query);
  }

  @Override
  public boolean isEmpty() {
    return stored.isEmpty();
  }

  @Override
  public void drop(Oplog oplog) {
    stored.drop(oplog);
  }

  @Override
  public void unregisterCollection(String name) {
    stored.unregisterCollection(name);
  }
}
