package io.appservices.emulator.cluster.operation;

import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

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
  void changed(
      ObjectId appId, String service, Document event, @Nullable Document before, long bytes);

  /** Returns a listener that gives both what they want. */
  static ChangeListener both(ChangeListener first, ChangeListener second) {
    return new ChangeListener() {
      @Override
      public boolean wants(ObjectId appId, String service, String database, String collection) {
        return first.wants(appId, service, database, collection)
            || second.wants(appId, service, database, collection);
      }

      @Override
      public void changed(
          ObjectId appId, String service, Document event, @Nullable Document before, long bytes) {
        Document namespace = event.get("ns", Document.class);
        for (ChangeListener listener : List.of(first, second)) {
          if (listener.wants(
              appId, service, namespace.getString("db"), namespace.getString("coll"))) {
            listener.changed(appId, service, event, before, bytes);
          }
        }
      }
    };
  }
}
