package io.appservices.emulator.cluster.durable;

import io.appservices.emulator.domain.StorageException;
import java.util.List;

/** The documents of one data source, kept beyond the end of the process. Used by any thread. */
public interface DurableDocuments {

  /** Returns a number for a new collection, which no other has had since the start. */
  long newCollection();

  /**
   * Reads all that is kept.
   *
   * @throws StorageException if that cannot be read, or is damaged
   */
  void read(Reader reader);

  /**
   * Makes changes, in their order, all or none, and returns when they would survive a failure of
   * the machine. The next call comes when this one has returned; after a failure, it begins with
   * the same changes.
   *
   * @throws StorageException if that failed; whether the changes are kept is not known then
   */
  void write(List<DocumentChange> changes);

  /** Is told of all that is kept. */
  interface Reader {

    /** Gets a collection, before its documents. */
    void collection(long collection, String database, String name);

    /** Gets a document; those of a collection come in the order of their positions. */
    void document(long collection, int position, byte[] bson);
  }
}
