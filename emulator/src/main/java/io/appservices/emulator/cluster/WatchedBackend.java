package io.appservices.emulator.cluster;

import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.oplog.Oplog;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.time.Clock;

/**
 * The memory backend, which tells the hub what it changed. It does so where documents are stored,
 * so no way to write is missed: also that of a driver that a test connects.
 */
final class WatchedBackend extends MemoryBackend {

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
      return failure(e.getMessageWithoutErrorCode(), e.getCode()).append("codeName", name(e));
    } catch (MongoServerException e) {
      return failure(e.getMessageWithoutErrorCode(), 0);
    } catch (RuntimeException e) {
      return failure(ServerErrors.UNFORESEEN + e.getMessage(), 0);
    }
  }

  private static String name(MongoServerError e) {
    return e.getCodeName() == null ? "Location" + e.getCode() : e.getCodeName();
  }

  private static Document failure(String text, int code) {
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
    public synchronized Document updateDocuments(
        Document selector,
        Document update,
        ArrayFilters arrayFilters,
        boolean many,
        boolean upsert,
        Oplog oplog) {
      replacing = isReplacement(update);
      return super.updateDocuments(selector, update, arrayFilters, many, upsert, oplog);
    }

    @Override
    public synchronized Document findAndModify(Document command) {
      replacing = command.get("update") instanceof Document update && isReplacement(update);
      return super.findAndModify(command);
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
