package io.appservices.emulator.cluster.embedded.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.memory.index.MemoryUniqueIndex;
import java.time.Clock;
import java.util.List;

/** Keeps documents in memory, in the order they were inserted in. */
public final class OrderedBackend extends AbstractMongoBackend {

  /** Makes one without databases. */
  public OrderedBackend(Clock clock) {
    super(clock);
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new Database(name, getCursorRegistry());
  }

  private static final class Database extends AbstractSynchronizedMongoDatabase<Integer> {

    Database(String name, CursorRegistry cursors) {
      super(name, cursors);
      initializeNamespacesAndIndexes();
    }

    @Override
    protected OrderedCollection openOrCreateCollection(String name, CollectionOptions options) {
      return new OrderedCollection(this, name, options, cursorRegistry);
    }

    @Override
    protected Index<Integer> openOrCreateUniqueIndex(
        String collection, String name, List<IndexKey> keys, boolean sparse) {
      return new MemoryUniqueIndex(name, keys, sparse);
    }

    @Override
    protected long getFileSize() {
      return 0;
    }

    @Override
    protected long getStorageSize() {
      return 0;
    }
  }
}
