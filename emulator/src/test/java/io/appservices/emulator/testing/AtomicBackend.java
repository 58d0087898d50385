package io.appservices.emulator.testing;

import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.function.Supplier;

/**
 * A database in memory of which a document is read as it was at one time, as MongoDB promises. The
 * library changes the fields of a stored document one after the other, and sends the same document
 * meanwhile: a reader may get the old value of one field and the new value of the next.
 */
public class AtomicBackend extends MemoryBackend {

  @Override
  public MemoryDatabase openOrCreateDatabase(String name) {
    return new AtomicDatabase(name, getCursorRegistry());
  }

  private static final class AtomicDatabase extends MemoryDatabase {

    AtomicDatabase(String name, CursorRegistry cursors) {
      super(name, cursors);
    }

    @Override
    protected MemoryCollection openOrCreateCollection(String name, CollectionOptions options) {
      return new AtomicCollection(this, name, options, cursorRegistry);
    }
  }

  /** Answers copies, but gives what changes a document the stored one. */
  private static final class AtomicCollection extends MemoryCollection {

    private boolean changing;

    AtomicCollection(
        AtomicDatabase database, String name, CollectionOptions options, CursorRegistry cursors) {
      super(database, name, options, cursors);
    }

    private synchronized <T> T change(Supplier<T> change) {
      changing = true;
      try {
        return change.get();
      } finally {
        changing = false;
      }
    }

    @Override
    protected synchronized QueryResult createQueryResult(List<Document> found, int batch) {
      List<Document> answered =
          changing ? found : found.stream().map(Document::cloneDeeply).toList();
      return super.createQueryResult(answered, batch);
    }

    @Override
    public synchronized Document findAndModify(Document command) {
      return change(() -> super.findAndModify(command).cloneDeeply());
    }

    @Override
    public synchronized Document updateDocuments(
        Document selector,
        Document update,
        ArrayFilters filters,
        boolean multi,
        boolean upsert,
        Oplog oplog) {
      return change(() -> super.updateDocuments(selector, update, filters, multi, upsert, oplog));
    }

    @Override
    public synchronized int deleteDocuments(Document selector, int limit, Oplog oplog) {
      return change(() -> super.deleteDocuments(selector, limit, oplog));
    }
  }
}
