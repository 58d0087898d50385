package io.appservices.emulator.cluster.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.oplog.Oplog;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.appservices.emulator.cluster.operation.ServerErrors;
import io.netty.channel.Channel;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;

/**
 * The memory backend, which tells the hub what it changed. It does so where documents are stored,
 * so no way to write is missed: also that of a driver that a test connects.
 */
final class WatchedBackend extends MemoryBackend {

  private static final int EXCEEDED_MEMORY_LIMIT = 146;

  /** Commands that change which databases there are. */
  private static final Set<String> ON_ALL = Set.of("dropdatabase", "renamecollection");

  /** Commands that change which collections and indexes there are. */
  private static final Set<String> ON_COLLECTIONS =
      Set.of("create", "drop", "createindexes", "dropindexes");

  private final ChangeHub hub;

  WatchedBackend(Clock clock, ChangeHub hub) {
    super(clock);
    this.hub = hub;
  }

  /** Answers failures itself: the server would log each as a defect, with its stack trace. */
  @Override
  public Document handleMessage(MongoMessage message) {
    try {
      return super.handleMessage(message);
    } catch (MongoServerError e) {
      return failure(e);
    } catch (MongoServerException e) {
      return failure(e.getMessageWithoutErrorCode(), 0);
    } catch (StackOverflowError e) {
      return failure("the embedded cluster cannot do this: it is nested too deep", 0);
    } catch (OutOfMemoryError e) {
      return failure("the operation takes more memory than there is", EXCEEDED_MEMORY_LIMIT);
    } catch (RuntimeException e) {
      return failure(ServerErrors.UNFORESEEN + e.getMessage(), 0);
    }
  }

  @Override
  public Document handleCommand(
      Channel channel, String database, String command, Document arguments) {
    Document limited = LimitedCommands.of(command, arguments);
    if (!ON_ALL.contains(command.toLowerCase(Locale.ROOT))) {
      return super.handleCommand(channel, database, command, limited);
    }
    synchronized (this) {
      return super.handleCommand(channel, database, command, limited);
    }
  }

  private static String name(MongoServerError e) {
    return e.getCodeName() == null ? "Location" + e.getCode() : e.getCodeName();
  }

  static Document failure(MongoServerError e) {
    return failure(e.getMessageWithoutErrorCode(), e.getCode()).append("codeName", name(e));
  }

  static Document failure(String text, int code) {
    return new Document("ok", 0).append("errmsg", text).append("code", code);
  }

  @Override
  public MemoryDatabase openOrCreateDatabase(String name) {
    return new WatchedDatabase(name);
  }

  private final class WatchedDatabase extends MemoryDatabase {

    WatchedDatabase(String name) {
      super(name, getCursorRegistry());
    }

    /** The server looks whether a collection is there, and makes or drops it, in two steps. */
    @Override
    public Document handleCommand(
        Channel channel,
        String command,
        Document arguments,
        DatabaseResolver resolver,
        Oplog oplog) {
      if (!ON_COLLECTIONS.contains(command.toLowerCase(Locale.ROOT))) {
        return super.handleCommand(channel, command, arguments, resolver, oplog);
      }
      synchronized (this) {
        return super.handleCommand(channel, command, arguments, resolver, oplog);
      }
    }

    @Override
    public synchronized MongoCollection<Integer> createCollectionOrThrowIfExists(
        String name, CollectionOptions options) {
      return super.createCollectionOrThrowIfExists(name, options);
    }

    @Override
    public synchronized void dropCollection(String name, Oplog oplog) {
      super.dropCollection(name, oplog);
    }

    @Override
    protected MemoryCollection openOrCreateCollection(String name, CollectionOptions options) {
      return new WatchedCollection(this, name, options);
    }
  }

  private final class WatchedCollection extends OrderedCollection {

    /** Whether the command that holds the lock puts new documents in place of old ones. */
    private boolean replacing;

    WatchedCollection(MemoryDatabase database, String name, CollectionOptions options) {
      super(database, name, options, getCursorRegistry());
    }

    @Override
    void updating(Document update) {
      replacing = isReplacement(update);
    }

    private static boolean isReplacement(Document update) {
      return update.keySet().stream().noneMatch(key -> key.startsWith("$"));
    }

    @Override
    protected Integer addDocumentInternal(Document document) {
      Integer position = super.addDocumentInternal(document);
      hub.inserted(this, document);
      return position;
    }

    @Override
    protected void handleUpdate(Integer position, Document before, Document after) {
      super.handleUpdate(position, before, after);
      if (replacing) {
        hub.replaced(this, before, after);
      } else {
        hub.updated(this, before, after);
      }
    }

    @Override
    protected void removeDocument(Integer position) {
      Document document = getDocument(position);
      super.removeDocument(position);
      hub.deleted(this, document);
    }
  }
}
