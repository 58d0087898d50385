package io.appservices.emulator.cluster.embedded.watch;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.appservices.emulator.cluster.embedded.evaluation.OperationScripts;
import io.appservices.emulator.cluster.embedded.limit.LimitedCommands;
import io.appservices.emulator.cluster.embedded.operand.ErrorTexts;
import io.appservices.emulator.cluster.embedded.operand.Failures;
import io.appservices.emulator.cluster.embedded.operand.Hints;
import io.appservices.emulator.cluster.embedded.query.GeoIndexes;
import io.appservices.emulator.cluster.embedded.query.TextIndexes;
import io.appservices.emulator.cluster.embedded.query.TextScores;
import io.appservices.emulator.cluster.embedded.store.DocumentStore;
import io.appservices.emulator.cluster.operation.OperationTime;
import io.appservices.emulator.cluster.operation.QueryScripts;
import io.netty.channel.Channel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * Any backend, with the limits of the operations, and with a hub that gets what is changed. All
 * commands come by here, so no way to write is missed: also that of a driver that a test connects.
 */
public final class WatchedBackend implements MongoBackend {

  private static final int EXCEEDED_MEMORY_LIMIT = 146;
  private static final String ADMIN = "admin";

  /** Commands that change which databases there are. */
  private static final Set<String> ON_ALL = Set.of("dropdatabase", "renamecollection");

  /** Commands with queries; updates are looked at one by one. */
  private static final Set<String> QUERYING =
      Set.of("find", "aggregate", "count", "distinct", "findandmodify", "delete");

  private final DocumentStore store;
  private final MongoBackend stored;
  private final ChangeHub hub;
  private final QueryScripts scripts;
  private final WriteLocks locks = new WriteLocks();

  /**
   * Opens the backend of the store, which this closes, and gives the hub what is changed in it.
   *
   * @param scripts what runs the JavaScript of queries
   */
  public WatchedBackend(DocumentStore store, Clock clock, ChangeHub hub, QueryScripts scripts) {
    this.scripts = scripts;
    this.store = store;
    this.stored = store.open(clock);
    this.hub = hub;
  }

  /** Answers failures itself: the server would log each as a defect, with its stack trace. */
  @Override
  public Document handleMessage(MongoMessage message) {
    return ErrorTexts.in(answer(message));
  }

  private Document answer(MongoMessage message) {
    Document command = message.getDocument();
    try {
      String name = command.keySet().iterator().next();
      return handleCommand(message.getChannel(), message.getDatabaseName(), name, command);
    } catch (MongoServerError e) {
      return Failures.of(e);
    } catch (MongoServerException e) {
      return Failures.of(e.getMessageWithoutErrorCode(), 0);
    } catch (StackOverflowError e) {
      return Failures.of(Failures.cannot("it is nested too deep"), 0);
    } catch (OutOfMemoryError e) {
      return Failures.of("the operation takes more memory than there is", EXCEEDED_MEMORY_LIMIT);
    } catch (RuntimeException e) {
      return Failures.of(Failures.unforeseen(e), 0);
    }
  }

  @Override
  public Document handleCommand(
      Channel channel, String database, String command, Document arguments) {
    return OperationTime.within(
        stored.getClock()::instant, () -> handle(channel, database, command, arguments));
  }

  /** Returns when what the command changed is kept, also if it failed on its way. */
  private Document handle(Channel channel, String database, String command, Document arguments) {
    Document limited = LimitedCommands.of(command, arguments);
    if (command.equalsIgnoreCase("find") && TextScores.areWantedIn(limited)) {
      return handleCommand(channel, database, "aggregate", TextScores.aggregate(limited));
    }
    if (QUERYING.contains(command.toLowerCase(Locale.ROOT))) {
      bind(channel, database, String.valueOf(arguments.get(command)), limited);
    }
    Hints.check(
        arguments, () -> indexes(channel, database, String.valueOf(arguments.get(command))));
    boolean changes = isOnAll(command) || WatchedDatabase.changes(command, arguments);
    if (changes) {
      store.beforeChange();
    }
    try {
      return OperationScripts.within(scripts, () -> run(channel, database, command, limited));
    } finally {
      if (changes) {
        store.awaitKept();
      }
    }
  }

  /** Has the conditions that need an index look into that of the collection. */
  private void bind(Channel channel, String database, String collection, Document limited) {
    Function<String, List<Document>> indexes = name -> indexes(channel, database, name);
    TextIndexes.bind(limited, () -> indexes.apply(collection));
    GeoIndexes places = new GeoIndexes(indexes);
    places.check(limited, collection);
    limited.computeIfPresent("pipeline", (key, stages) -> places.inPipeline(stages, collection));
  }

  private List<Document> indexes(Channel channel, String database, String collection) {
    try {
      Document answer =
          stored.handleCommand(
              channel, database, "listIndexes", new Document("listIndexes", collection));
      List<Document> indexes = new ArrayList<>();
      if (answer.get("cursor") instanceof Document cursor
          && cursor.get("firstBatch") instanceof Collection<?> found) {
        found.forEach(index -> indexes.add((Document) index));
      }
      return indexes;
    } catch (MongoServerException noCollection) {
      return List.of();
    }
  }

  private static boolean isOnAll(String command) {
    return ON_ALL.contains(command.toLowerCase(Locale.ROOT));
  }

  private Document run(Channel channel, String database, String command, Document limited) {
    if (isOnAll(command)) {
      synchronized (this) {
        return onAll(channel, database, command, limited);
      }
    }
    return WatchedDatabase.handles(command) && !database.equals(ADMIN)
        ? resolveDatabase(database)
            .handleCommand(channel, command, limited, this::resolveDatabase, NoopOplog.get())
        : stored.handleCommand(channel, database, command, limited);
  }

  /** The database that a collection is moved to is locked until it has the collection. */
  private Document onAll(Channel channel, String database, String command, Document arguments) {
    Object target =
        arguments.get("to") instanceof String name
            ? stored.resolveDatabase(Utils.getDatabaseNameFromFullName(name))
            : this;
    synchronized (target) {
      return store.together(() -> stored.handleCommand(channel, database, command, arguments));
    }
  }

  @Override
  public MongoDatabase resolveDatabase(String name) {
    return new WatchedDatabase(stored.resolveDatabase(name), store, hub, locks);
  }

  @Override
  public QueryResult handleQuery(MongoQuery query) {
    return stored.handleQuery(query);
  }

  @Override
  public void handleClose(Channel channel) {
    stored.handleClose(channel);
  }

  @Override
  public void dropDatabase(String name) {
    stored.dropDatabase(name);
  }

  @Override
  public Collection<Document> getCurrentOperations(MongoQuery query) {
    return stored.getCurrentOperations(query);
  }

  @Override
  public Document getServerStatus() {
    return stored.getServerStatus();
  }

  @Override
  public void close() {
    stored.close();
  }

  @Override
  public void closeCursors(List<Long> ids) {
    stored.closeCursors(ids);
  }

  @Override
  public Clock getClock() {
    return stored.getClock();
  }

  @Override
  public void enableOplog() {
    stored.enableOplog();
  }

  @Override
  public void disableOplog() {
    stored.disableOplog();
  }

  @Override
  public MongoBackend version(MongoVersion version) {
    stored.version(version);
    return this;
  }
}
