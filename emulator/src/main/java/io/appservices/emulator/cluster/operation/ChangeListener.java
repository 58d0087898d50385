package io.appservices.emulator.cluster.operation;

import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * A listener for all changes to the embedded servers of apps, in their order. It is called while
 * the collection is locked: it must not wait, and use no data source.
 */
public interface ChangeListener {

  /** Returns whether it takes the changes to a collection; called with every change. */
  boolean wants(ObjectId appId, String service, String database, String collection);

  /**
   * Gets a change to a collection that it wants.
   *
   * @param event as {@code watch} has it, always with {@code fullDocument} where there is one
   * @param before the document as it was; null if it is new
   * @param bytes about how much of the heap both take
   */
  void changed(ObjectId appId, String service, Document event, Document before, long bytes);
}
