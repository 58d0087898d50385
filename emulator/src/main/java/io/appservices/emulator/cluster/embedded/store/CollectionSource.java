package io.appservices.emulator.cluster.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.Supplier;

/** Where a backend has its collections from, and where it tells their changes. */
interface CollectionSource {

  /** Collections that are in memory only. */
  CollectionSource IN_MEMORY =
      new CollectionSource() {
        @Override
        public List<String> databases() {
          return List.of();
        }

        @Override
        public Opened open(String database, String collection) {
          return Opened.EMPTY;
        }

        @Override
        public <T> T together(Supplier<T> changes) {
          return changes.get();
        }

        @Override
        public void close() {}
      };

  /**
   * A collection as it was kept.
   *
   * @param documents its documents by their positions
   * @param bytes the size of all documents
   * @param recorder the recorder of its changes
   */
  record Opened(NavigableMap<Integer, Document> documents, long bytes, ChangeRecorder recorder) {

    /** Returns the same collection, with a document more in its size. */
    Opened larger(int more) {
      return new Opened(documents, bytes + more, recorder);
    }

    static final Opened EMPTY = new Opened(Collections.emptyNavigableMap(), 0, ChangeRecorder.NONE);
  }

  /** Returns the names of the databases that were kept. */
  List<String> databases();

  /** Opens a collection; it is empty if it is new. */
  Opened open(String database, String collection);

  /** Makes changes of which all are kept or none. */
  <T> T together(Supplier<T> changes);

  /** Keeps what is not kept yet, if it can. */
  void close();
}
