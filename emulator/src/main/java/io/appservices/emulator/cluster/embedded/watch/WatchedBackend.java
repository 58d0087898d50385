package io.appservices.emulator.cluster.embedded.watch;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.appservices.emulator.cluster.embedded.limit.LimitedCommands;
import io.appservices.emulator.cluster.embedded.operand.ErrorTexts;
import io.appservices.emulator.cluster.embedded.operand.Failures;
import io.netty.channel.Channel;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Any backend, with the limits of the operations, and with a hub that gets what is changed. All
 * commands come by here, so no way to write is missed: also that of a driver that a test connects.
 */
public final class WatchedBackend implements MongoBackend {

  private static final int EXCEEDED_MEMORY_LIMIT = 146;
  private static final String ADMIN = "admin";

  /** Commands that change which databases there are. */
  private static final Set<String> ON_ALL = Set.of("dropdatabase", "renamecollection");

  private final MongoBackend stored;
  private final ChangeHub hub;
  private final WriteLocks locks = new WriteLocks();

  /** Gives the hub what is changed in the backend, which this closes. */
  public WatchedBackend(MongoBackend stored, ChangeHub hub) {
    this.stored = stored;
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
    Document limited = LimitedCommands.of(command, arguments);
    if (ON_ALL.contains(command.toLowerCase(Locale.ROOT))) {
      synchronized (this) {
        return stored.handleCommand(channel, database, command, limited);
      }
    }
    return WatchedDatabase.handles(command) && !database.equals(ADMIN)
        ? resolveDatabase(database)
            .handleCommand(channel, command, limited, this::resolveDatabase, NoopOplog.get())
        : stored.handleCommand(channel, database, command, limited);
  }

  @Override
  public MongoDatabase resolveDatabase(String name) {
    return new WatchedDatabase(stored.resolveDatabase(name), hub, locks, stored.getClock());
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
